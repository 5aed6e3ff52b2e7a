"""Byte marks: what the first bytes of a file say of its encoding, and the text that follows them.

In come the bytes of a file; out comes its text with the name of its encoding, or `Undecodable` and
the reason why there is none. Without a mark a file is UTF-8 unless its reader says otherwise.
"""

from __future__ import annotations

import codecs

UTF_8 = "UTF-8"
# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32", ""),
    (codecs.BOM_UTF32_BE, "UTF-32", ""),
    (codecs.BOM_UTF8, "UTF-8 with a mark", "utf-8"),
    (codecs.BOM_UTF16_LE, "UTF-16 LE", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16 BE", "utf-16-be"),
)
FIX = "save it as UTF-8"
ZEROS = "it holds zero bytes, as UTF-16 without a mark does"


class Undecodable(Exception):
    """Bytes that are no text in the encoding they should have: what is wrong, how to mend it."""

    fault: str
    fix: str

    def __init__(self, fault: str, fix: str = FIX) -> None:
        super().__init__(fault, fix)
        self.fault, self.fix = fault, fix


def marked(given: bytes) -> tuple[str, str] | None:
    """The text of bytes that begin with a mark, and the name of their encoding; None without one.

    Raises `Undecodable` for a mark of UTF-32, and where the bytes are not what their mark says.
    """
    for mark, name, codec in _MARKS:
        if given.startswith(mark):
            if not codec:
                raise Undecodable(f"it is {name}")
            return decoded(given[len(mark) :], codec, name), name
    return None


def decoded(given: bytes, codec: str = "utf-8", name: str = UTF_8, fix: str = FIX) -> str:
    """The text of bytes in an encoding of this `name`; raises `Undecodable`."""
    try:
        found = given.decode(codec)
    except UnicodeDecodeError as error:
        raise Undecodable(f"it is not {name} (byte {error.start})", fix) from None
    if "\0" in found:
        raise Undecodable(ZEROS)
    return found
