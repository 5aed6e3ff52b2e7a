"""Three hundred spellings in six locales, read under every declaration: never a silent misreading.

The oracle below reads a spelling sign by sign and shares nothing with the reader but the rules.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.doors.spelling import SPELLINGS, Spelling

# Thousands, decimal sign, digits, and whether groups after the first three hold two (India).
LOCALES = {
    "1,234.5": (",", ".", "0123456789", False),
    "1.234,5": (".", ",", "0123456789", False),
    "French": ("\u202f", ",", "0123456789", False),
    "Swiss": ("'", ".", "0123456789", False),
    "Indian": (",", ".", "0123456789", True),
    "Arabic": ("٬", "٫", "٠١٢٣٤٥٦٧٨٩", False),
}
VALUES = (
    *("0", "5", "12", "100", "999", "1000", "1234", "9999", "10000", "12345", "100000", "123456"),
    *("1000000", "1234567", "12345678", "0.5", "0.05", "0.123", "0.500", "1.5", "1.25", "1.234"),
    *("12.345", "999.999", "1000.5", "1234.5", "1234.56", "12345.678", "100000.001", "1234567.8"),
)
FRAMES = ("{}", "-{}", "+{}", "({})", "£{}", "-£{}", "(£{})", "{} €", "{}%", "{} %")


def _written(value: str, locale: str) -> str:
    """A plain number as people of one locale write it."""
    between, decimal, digits, by_twos = LOCALES[locale]
    whole, _, part = value.partition(".")
    last, rest, groups = whole[-3:], whole[:-3], []
    while rest:
        size = 2 if by_twos else 3
        rest, groups = rest[:-size], [rest[-size:], *groups]
    text = between.join([*groups, last]) + (decimal + part if part else "")
    return "".join(
        digits[int(sign)] if sign.isascii() and sign.isdigit() else sign for sign in text
    )


def _digits(text: str) -> bool:
    return bool(text) and all(sign in "0123456789" for sign in text)


def _oracle(text: str, between: str, decimal: str) -> Fraction | None:
    """A bare spelling by hand; None where it is not whole thousands with one decimal sign."""
    whole, *parts = text.split(decimal)
    if len(parts) > 1 or (parts and not _digits(parts[0])):
        return None
    groups = whole.split(between)
    if not all(map(_digits, groups)) and not (groups == [""] and parts):
        return None
    if len(groups) > 1:
        first, rest = groups[0], groups[1:]
        if first[0] == "0" or len(first) > 3 or any(len(one) != 3 for one in rest):
            return None
    return Fraction("".join(groups) or "0") + Fraction(f"0.{parts[0]}" if parts else "0")


def _framed(text: str, frame: str, between: str, decimal: str) -> Fraction | None:
    """What a framed spelling is worth by hand: brackets and minus are negative."""
    found = _oracle(text, between, decimal)
    return None if found is None else -found if frame[0] in "-(" else found


def test_there_are_three_hundred_spellings_in_six_locales() -> None:
    assert (len(VALUES) * len(FRAMES), len(LOCALES)) == (300, 6)


@pytest.mark.parametrize("declared", SPELLINGS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_declared_spelling_is_read_and_every_other_is_refused(declared: str, locale: str) -> None:
    spelling, rule = Spelling(declared), SPELLINGS[declared]
    for value in VALUES:
        for frame in FRAMES:
            text = _written(value, locale)
            found = spelling.read(frame.format(text))
            wanted = _framed(text, frame, *rule)
            assert (found is None) == (wanted is None), (frame, text)
            if found is not None and wanted is not None:
                assert found.number == float(wanted)
                # What another locale meant otherwise is read only where it is, sign for sign,
                # how the declared spelling writes the number that is read.
                mine = {_written(value, declared) for value in _plain(abs(wanted))}
                assert text in mine or text.lstrip("0123456789")[:1] in ("", rule[1])
            if locale == declared:
                assert found is not None, "a file in its own spelling is read"
                assert abs(found.number) == float(value)


def _plain(number: Fraction) -> set[str]:
    """A number written plainly, with and without closing zeros."""
    short = f"{float(number):.12g}"
    longer = [f"{float(number):.{places}f}" for places in range(1, 4)]
    return {short, *(one for one in longer if Fraction(one) == number)}


@pytest.mark.parametrize("locale", LOCALES)
def test_plain_reads_nothing_but_digits_and_a_point(locale: str) -> None:
    for value in VALUES:
        for frame in FRAMES:
            text = frame.format(_written(value, locale))
            found = Spelling().read(text)
            bare = text.removeprefix("-").removeprefix("+")
            whole, _, part = bare.partition(".")
            plain = _digits(whole) and (not part or _digits(part))
            assert (found is not None) == plain
            if found is not None:
                assert found.number == float(Fraction(text))


@pytest.mark.parametrize(
    ("declared", "text", "number"),
    [
        *(("1.234,5", "1.234", 1234), ("plain", "1.234", 1.234), ("1,234.5", "1,234", 1234)),
        *(("1,234.5", "1.234", 1.234), ("1.234,5", "1,234", 1.234), ("1,234.5", "(500)", -500)),
        *(("1,234.5", "£1,200", 1200), ("1.234,5", "1.200,50 €", 1200.5)),
        *(("1,234.5", "-£ 3", -3), ("1,234.5", "£-3", -3), ("1.234,5", "1e3", 1000)),
        ("1,234.5", "5\u00a0%", 5),
    ],
)
def test_what_is_declared_is_what_is_read(declared: str, text: str, number: float) -> None:
    found = Spelling(declared).read(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("declared", ["plain", *SPELLINGS])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "nan",
            "inf",
            "-inf",
            "Infinity",
            "1_000",
            "１２",
            "1e400",
            "0x10",
            "1 000",
            "--1",
            "five",
        ),
        *("(-5)", "((5))", "()", "(", "£", "%", "£5€", "$5", "5p", "£5k", "1.2.3", "-(5)", "+-5"),
        *("1e", "½", "5%%", "1'000", "1,2,3", "", " ", "9" * 400, "1,000,00", "1.000.00"),
    ],
)
def test_a_spelling_with_no_one_reading_is_refused(declared: str, text: str) -> None:
    assert Spelling(declared).read(text) is None


@given(st.sampled_from(["plain", *SPELLINGS]), st.text())
def test_any_text_is_a_finite_number_or_none(declared: str, text: str) -> None:
    found = Spelling(declared).read(text)
    assert found is None or abs(found.number) < float("inf")


@given(st.integers(0, 10**12), st.integers(0, 999), st.sampled_from(tuple(SPELLINGS)))
def test_what_is_written_is_read_back(whole: int, part: int, declared: str) -> None:
    plain = f"{whole}.{part:03}"
    found = Spelling(declared).read(_written(plain, declared))
    assert found is not None
    assert found.number == float(plain)


def test_a_spelling_that_nobody_knows_is_refused(framework: sv.Framework) -> None:
    with pytest.raises(sv.UnknownName, match=r"1,234\.5"):
        sv.read([], framework, numbers="1 234,5")


@pytest.fixture
def received(tmp_path: Path, framework: sv.Framework):
    """What is read of a cell of pounds, and of a cell of a share, in one claim on CV1."""

    def reading(pounds: str, share: str, numbers: str = "1,234.5", unit: str = "") -> list[float]:
        rows = (
            "submission,measure,input,value,unit,item",
            f'a,CV1,received,"{pounds}",,',
            'a,CV1,local.spend,"1,000",,firms',
            f'a,CV1,local.respent,"{share}",{unit},firms',
        )
        path = tmp_path / "claims.csv"
        path.write_text("\n".join(rows), "utf-8")
        columns = sv.read(path, framework, numbers=numbers).batches["CV1"].columns
        return [columns["received"][0], columns["local"].members["respent"].values[0]]

    return reading


def test_a_percentage_is_a_share_where_a_share_is_asked_for(received) -> None:
    assert received("£2,000.50", "5 %") == [2000.5, 0.05]
    assert received("2,000.5", "5 %", unit="%") == [2000.5, 0.05]
    assert received("2,000.5", "7%") == [2000.5, 0.07]


@pytest.mark.parametrize(
    ("pounds", "share", "why"),
    [
        ("5 %", "0.5", "a percentage stands where no share is asked for"),
        ("2000", "£5", "£ stands where '1' is asked for"),
        ("€2,000", "0.5", "€ stands where 'GBP_2025' is asked for"),
    ],
)
def test_a_sign_that_does_not_fit_its_unit_is_refused(
    received, pounds: str, share: str, why: str
) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        received(pounds, share)
    assert [fault.fault for fault in caught.value.faults] == [why]
