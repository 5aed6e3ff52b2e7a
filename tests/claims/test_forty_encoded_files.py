"""Files of names in fourteen encodings: each is read to the letter, or refused with what to do."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

import door_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.doors.seven_bits import disguised

NAMES = (
    *("Müller & Söhne £", "Crèche “Les Amis” – €", "Łódź i Spółka"),
    *("渋谷の友", "Smith & Sons (Leeds)", "Ångström ½ Co-op"),
)
MARKS = {
    "utf-8-sig": b"",
    "utf-16-le with a mark": codecs.BOM_UTF16_LE,
    "utf-16-be with a mark": codecs.BOM_UTF16_BE,
    "utf-32-le with a mark": codecs.BOM_UTF32_LE,
}
READ = {"utf-8", "utf-8-sig", "utf-16-le with a mark", "utf-16-be with a mark"}
OTHERS = (
    *("utf-16-le", "utf-16-be", "utf-32-be", "cp1252", "latin-1", "cp437", "mac-roman"),
    *("shift_jis", "utf-7", "cp037", "iso2022_jp", "hz"),
)
HEAD = '[sheet]\nencoding = "utf-8"\n'
ENDS = {"CRLF": "\r\n", "CR": "\r", "LF": "\n"}
BLANKS = ("", "{end}", "{end}  ,{end}")


def sheet(name: str, end: str, blank: str) -> str:
    """A name in a note, a number beside it, with blank lines within and at the end."""
    lines = ("submission,spilled,note", f'a,1.5,"{name}"', "b,2.5,plain")
    return end.join(lines) + end + blank.format(end=end)


def coded(text: str, encoding: str) -> bytes | None:
    """The bytes of a text, or None where the encoding has no such letters."""
    codec = encoding.partition(" ")[0]
    try:
        return MARKS.get(encoding, b"") + text.encode(codec)
    except UnicodeEncodeError:
        return None


def files() -> Iterator[tuple[str, str, str, bytes]]:
    for at, name in enumerate(NAMES):
        for by, encoding in enumerate((*sorted(READ), "utf-32-le with a mark", *OTHERS)):
            end = list(ENDS)[(at + by) % 3]
            given = coded(sheet(name, ENDS[end], BLANKS[(at * by) % 3]), encoding)
            if given is not None:
                yield name, encoding, end, given


FILES = tuple(files())
ASCII = ("cp1252", "latin-1", "cp437", "mac-roman", "shift_jis", "utf-7", "iso2022_jp", "hz")
"""Encodings in which plain ASCII is written as in UTF-8."""


def read(folder: Path, given: bytes, encoding: str | None = None) -> sv.Claims:
    file = folder / "D3.csv"
    file.write_bytes(given)
    return sv.read(file, door_measures.FRAMEWORK, encoding=encoding)


def notes(claims: sv.Claims) -> tuple[str, ...]:
    return claims.batches["D3"].notes


def test_there_are_forty_files_in_a_dozen_encodings() -> None:
    assert len(FILES) >= 40
    assert len({encoding for _, encoding, *_ in FILES}) >= 12
    assert {end for *_, end, _ in FILES} == set(ENDS)


@pytest.mark.parametrize(
    ("name", "encoding", "given"),
    [
        pytest.param(name, encoding, given, id=f"{encoding}, {end}, {at}")
        for at, (name, encoding, end, given) in enumerate(FILES)
    ],
)
def test_a_name_is_read_to_the_letter_or_refused(
    tmp_path: Path, name: str, encoding: str, given: bytes
) -> None:
    plain = name.isascii() and encoding in ASCII
    if encoding in READ or plain:
        claims = read(tmp_path, given)
        assert notes(claims) == (name, "plain")
        assert claims.batches["D3"].columns["spilled"].tolist() == [1.5, 2.5]
        return
    with pytest.raises(sv.ClaimErrors) as errors:
        read(tmp_path, given)
    (fault,) = errors.value.as_dict()
    assert fault["at"] == "D3.csv"
    assert "save it as UTF-8" in fault["fix"]
    assert name not in str(errors.value)


def test_a_file_of_two_encodings_is_refused(tmp_path: Path) -> None:
    """A line pasted from elsewhere: whichever is declared, the other line would be misread."""
    head, *_ = sheet(NAMES[0], "\n", "").splitlines()
    mixed = f'{head}\na,1,"Müller £"\n'.encode() + 'b,2,"Söhne £"\n'.encode("cp1252")
    for declared, told in ((None, "not UTF-8"), ("windows-1252", "line 2 holds UTF-8")):
        with pytest.raises(sv.ClaimErrors, match=told):
            read(tmp_path, mixed, declared)


@pytest.mark.parametrize("name", NAMES[:2])
def test_windows_is_read_to_the_letter_where_it_is_declared(tmp_path: Path, name: str) -> None:
    given = coded(sheet(name, "\r\n", ""), "cp1252")
    assert given is not None
    assert notes(read(tmp_path, given, "windows-1252")) == (name, "plain")


@pytest.mark.parametrize("note", ["CAFÉ»", "«É»", "NÅ – ja", "À la carte", "50 °C ± 2", "Ö–Z"])
def test_capitals_before_a_sign_are_no_utf_8(tmp_path: Path, note: str) -> None:
    given = sheet(note, "\n", "c,1,déjà").encode("cp1252")
    assert notes(read(tmp_path, given, "windows-1252"))[0] == note


@pytest.mark.parametrize("encoding", ["cp037", "cp437", "shift_jis", "utf-16-le", "utf-7"])
def test_what_is_declared_as_windows_and_cannot_be_is_refused(
    tmp_path: Path, encoding: str
) -> None:
    name = NAMES[3] if encoding == "shift_jis" else "Müller & Söhne"
    with pytest.raises(sv.ClaimErrors, match="save it as UTF-8"):
        read(tmp_path, sheet(name, "\n", "").encode(encoding), "windows-1252")


def test_utf_7_of_another_hand_is_known_too(tmp_path: Path) -> None:
    """An ampersand may be written as it is or in the way of UTF-7: both are one file."""
    given = sheet("Smith +ACY- Sons", "\r\n", "").encode()
    with pytest.raises(sv.ClaimErrors, match=r"it is UTF-7, by line 2\. .*encoding=\"utf-8\""):
        read(tmp_path, given)


@pytest.mark.parametrize(
    "note",
    [
        *("18+yrs", "50+", "A+ and B+", "+44 20 7946 0000", "1+1=2", "C++", "LGBTQIA+ people"),
        *("+", "+-", "a+b-c", "18+children", "Work+Play-Day", "~{home}", "x+AGM+y", "Q+A"),
    ],
)
def test_a_plus_sign_is_a_plus_sign(tmp_path: Path, note: str) -> None:
    assert notes(read(tmp_path, sheet(note, "\n", "").encode())) == (note, "plain")


def test_signs_that_stand_for_themselves_can_be_declared(tmp_path: Path) -> None:
    """What could be either is refused, and one word of the caller settles it."""
    given = sheet("web+API-", "\n", "").encode()
    with pytest.raises(sv.ClaimErrors, match="UTF-7"):
        read(tmp_path, given)
    assert notes(read(tmp_path, given, "utf-8"))[0] == "web+API-"


def test_a_map_says_so_for_its_sheet(tmp_path: Path) -> None:
    """The mend is the one that this door takes: beside a map no encoding may be given."""
    text = 'submission = { id = "id" }\n[[claim]]\nmeasure = "D3"\nnote = { header = "note" }\n'
    text += '[claim.inputs]\nspilled = { header = "spilled", unit = "litre" }\n'
    file = tmp_path / "sheet.csv"
    file.write_bytes(b"id,spilled,note\na,1.5,web+API-\n")
    plain, said = (sv.ColumnMap.from_toml(text + head) for head in ("", HEAD))
    with pytest.raises(sv.ClaimErrors, match=r'encoding = "utf-8" under \[sheet\] in the map'):
        sv.read(file, door_measures.FRAMEWORK, map=plain)
    assert notes(sv.read(file, door_measures.FRAMEWORK, map=said)) == ("web+API-",)


@given(st.text(st.characters(min_codepoint=0xA1, max_codepoint=0x17F), min_size=1, max_size=12))
def test_utf_7_of_western_letters_is_always_known(name: str) -> None:
    written = f"a,1,{name}\r\n".encode("utf-7")
    assert (disguised(written) or ("",))[0] == "UTF-7"


@given(st.text("0123456789 +-/&.,abcdef", max_size=30))
def test_signs_of_ascii_that_utf_7_cannot_hold_are_no_utf_7(text: str) -> None:
    """Whatever is called UTF-7 can be read as that, and then says something else."""
    if disguised(text.encode()):
        assert text.encode().decode("utf-7") != text
