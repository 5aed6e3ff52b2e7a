"""Seven bits: encodings that write every letter in the signs of ASCII, and so pass for UTF-8.

In come the bytes of a file that are ASCII; out comes the encoding that they are written in, with
the line that tells, or None where they are what they seem. UTF-7: Goldsmith and Davis (1997),
RFC 2152. ISO 2022: Murai and others (1993), RFC 1468. HZ: Lee (1995), RFC 1843.
"""

from __future__ import annotations

import re
from base64 import b64decode
from unicodedata import category, name

_SHIFTS = (
    ("ISO-2022", re.compile(rb"\x1b(?:\$[@-B]|\$?\([A-Z])")),
    ("HZ", re.compile(rb"~\{(?:[!-w][!-~])+~\}")),
)
_RUN = re.compile(rb"\+([A-Za-z0-9+/]*)(-?)")
_PLAIN = set('!"#$%&*;<=>@[]^_`{|}\\~')
"""Signs of ASCII that UTF-7 may write in its own way."""

_NO_LETTERS = ("Cc", "Cn", "Co", "Cs")
_EAST = {"CJK", "HIRAGANA", "KATAKANA"}
"""Scripts that stand in one word."""

_NEAR = re.compile("[\u00a0-\u017f\u2010-\u2044\u20a0-\u20bf]+")
"""Letters of western Europe, dashes, quotation marks and signs of money."""


def disguised(given: bytes) -> tuple[str, int] | None:
    """The encoding, and the line from 1, of text that only looks like ASCII; else None.

    A file is UTF-7 where each of its plus signs begins what UTF-7 may hold, and one of them letters
    that nobody would write so: "M+APw-ller". A plus sign before a number is none of these.
    """
    for encoding, shift in _SHIFTS:
        found = shift.search(given)
        if found:
            return encoding, _line(given, found.start())
    runs = [(one.start(), _meant(one[1]), bool(one[2])) for one in _RUN.finditer(given)]
    if any(meant is None for _, meant, _ in runs):
        return None
    told = (at for at, meant, closed in runs if meant and _tells(meant, closed=closed))
    first = next(told, None)
    return None if first is None else ("UTF-7", _line(given, first))


def _line(given: bytes, at: int) -> int:
    """The line of a byte, from 1, whichever way lines end."""
    return 1 + len(re.findall(rb"\r\n|\r|\n", given[:at]))


def _meant(run: bytes) -> str | None:
    """What the signs after a plus mean in UTF-7: "" for a plus of its own, None for nothing."""
    if not run:
        return ""
    spare = 6 * len(run) % 16
    bits = b64decode(run + b"A" * (-len(run) % 4))
    units = bits[: 6 * len(run) // 16 * 2]
    padding = int.from_bytes(bits, "big") & ((1 << 8 * (len(bits) - len(units))) - 1)
    if not units or spare >= 6 or padding:
        return None
    try:
        found = units.decode("utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if any(category(one) in _NO_LETTERS for one in found) else found


def _tells(meant: str, *, closed: bool) -> bool:
    """Whether what a run means is likelier than the run itself; `closed` by a hyphen it may be any
    letter, else it is one of those near at hand, or several of one script.
    """
    if closed and not meant.isascii():
        return True
    if closed and set(meant) <= _PLAIN:
        return True
    if _NEAR.fullmatch(meant):
        return True
    scripts = {name(one, one).split()[0] for one in meant}
    return len(meant) > 1 and not meant.isascii() and (len(scripts) == 1 or scripts <= _EAST)
