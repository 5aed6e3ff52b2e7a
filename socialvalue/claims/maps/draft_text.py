"""A draft as the text of a map: each placement with its reason, each open question as a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socialvalue.claims.batch import asked
from socialvalue.claims.inputs import Inputs
from socialvalue.claims.maps.drafting import Draft, Placed, Unplaced, quote
from socialvalue.claims.maps.parts import squeezed
from socialvalue.column import Column, SampleGroup
from socialvalue.ramp import PER_UNITS


def text(draft: Draft, name: str) -> str:
    """The TOML of a draft of the sheet `name`; what was not placed stands in it as comments."""
    parts = [*_head(draft, name), *_sheet(draft), *_submission(draft), *_claims(draft)]
    return "\n".join([*parts, *_open(draft)]).rstrip() + "\n"


def _head(draft: Draft, name: str) -> Iterator[str]:
    code = f"{draft.framework.code} {draft.framework.edition}"
    yield f"# How {_comment(name)} is read for the framework {code}. This is a draft: check every"
    yield "# line. Columns were placed by the words and units they share with the measures; a line"
    yield "# that begins with # was not placed, and nothing is read through it."
    yield ""


def _sheet(draft: Draft) -> Iterator[str]:
    look = draft.look
    sheet, why = look.sheet, look.reasons
    rows = list(sheet.header_rows)
    marks = ", ".join(f"{quote(mark)} = {quote(unit)}" for mark, unit in sheet.marks)
    said = {
        "name": quote(sheet.called) if sheet.called else "",
        "records": quote(sheet.records) if sheet.records else "",
        "header_row": str(rows if len(rows) > 1 else rows[0]) if rows else "",
        "stop_at": quote(sheet.stop_at[0]) if sheet.stop_at else "",
        "numbers": quote(sheet.numbers) if "numbers" in why else "",
        "marks": f"{{ {marks} }}" if marks else "",
        "blank": f"[{', '.join(map(quote, sheet.blank))}]" if sheet.blank else "",
    }
    yield "[sheet]"
    if look.repeated:
        yield 'rows = "claim"  # ids stand in several rows; "part" if rows of one id are one claim'
    if sheet.encoding:
        yield f"encoding = {quote(sheet.encoding)}  # as you said"
    yield from (f"{key} = {line}  # {why[key]}" for key, line in said.items() if line)
    yield from _skipped(draft)
    if "numbers unknown" in why:
        yield f'# numbers = "1,234.5"  # not placed: {_comment(why["numbers unknown"])}'
    if look.open:
        words = ", ".join(map(quote, look.open))
        question = "does it mean 0? Then take the # away; if it says nothing, name it in blank"
        yield f"# zero = [{words}]  # not placed: {question}"
    yield from _ignored(draft)
    yield ""


def _skipped(draft: Draft) -> Iterator[str]:
    """Rows that are left out by a rule: those without an id, and those that add up others."""
    look = draft.look
    if not look.id or not (look.blank_ids or look.subtotals):
        return
    header = quote(look.id[0])
    yield "skip = ["
    if look.blank_ids:
        lines = ", ".join(map(str, look.blank_ids[:8]))
        rule = f'{{ header = {header}, blank = true, because = "it has no id" }}'
        yield f"    {rule},  # line {lines}"
    if look.subtotals:
        words = ", ".join(map(quote, look.subtotals))
        yield f'    {{ header = {header}, is = [{words}], because = "it adds up others" }},'
    yield "]"


def _ignored(draft: Draft) -> Iterator[str]:
    """What is left out by name, and what may be, once somebody has looked."""
    out = [one for one in draft.placed if one.at == "sheet.ignore"]
    if not out and not draft.unplaced:
        return
    yield "ignore = ["
    yield from (f"    {one.line},  # {one.reason}" for one in out)
    for one in draft.unplaced:
        yield f"    # {_comment(quote(one.header))},  # not placed: take the # away to leave it out"
    yield "]"


def _submission(draft: Draft) -> Iterator[str]:
    yield "[submission]"
    if not any(one.at == "submission.id" for one in draft.placed):
        yield '# id = "…"  # not placed: which column names the submission? Or id = { value = "…" }'
    yield from _lines(draft, "submission.")
    yield from _unsized(draft)
    yield ""


def _unsized(draft: Draft) -> Iterator[str]:
    """Sizes that the measures placed need, and no column was found for."""
    said = {one.at for one in draft.placed} | {one.at for one in draft.unplaced}
    needs: dict[str, list[str]] = {}
    for code, member in draft.framework.members.items():
        if any(at.startswith(f"{code}.") for at in said):
            for size in Inputs.of(member.measure).sizes:
                needs.setdefault(size, []).append(code)
    for size, codes in needs.items():
        if f"submission.{size}" not in said:
            told = f'{{ header = "…", unit = {quote(PER_UNITS[size])} }}'
            asks = f"asked for by {', '.join(codes)}"
            yield f"# {size} = {told}  # no column was found; {asks}; or --submissions FILE"


def _lines(draft: Draft, start: str) -> Iterator[str]:
    """The lines of one part of the map: those placed, then those that only may be meant."""
    for one in draft.placed:
        if one.at.startswith(start):
            yield f"{one.at.removeprefix(start)} = {one.line}  # {_comment(one.reason)}"
    for open_one in draft.unplaced:
        if open_one.at.startswith(start):
            yield _question(open_one, start)


def _question(one: Unplaced, start: str) -> str:
    name = one.at.removeprefix(start)
    return f"# {name} = {_comment(one.line)}  # not placed: {_comment(one.why)}"


def _claims(draft: Draft) -> Iterator[str]:
    for code, member in draft.framework.members.items():
        start = f"{code}."
        sure = {one.at.removeprefix(start) for one in draft.placed if one.at.startswith(start)}
        may_be = {one.at.removeprefix(start) for one in draft.unplaced if one.at.startswith(start)}
        if not sure | may_be:
            continue
        mark = "" if sure else "# "
        yield f"{mark}[[claim]]"
        yield f"{mark}measure = {quote(code)}  # {_comment(member.measure.title)}"
        yield f'{mark}stage = "committed"  # nobody said: baseline, forecast, delivered, verified?'
        yield f"{mark}[claim.inputs]"
        yield from _lines(draft, start)
        yield from _lacking(asked(member.measure), sure | may_be)
        yield ""


def _lacking(inputs: dict[str, object], given: set[str]) -> Iterator[str]:
    """Inputs that the measure needs and no column was found for."""
    for name, what in inputs.items():
        members = what.members if isinstance(what, SampleGroup) else ((name, what),)
        for part, one in members:
            at = f"{name}.{part}" if isinstance(what, SampleGroup) else name
            optional = isinstance(one, Column) and one.default is not None
            if at in given or optional:
                continue
            unit = getattr(one, "unit", "")
            told = f'{{ header = "…", unit = {quote(unit)} }}'
            yield f"# {at} = {told}  # no column was found; {_comment(getattr(one, 'help', ''))}"


def _open(draft: Draft) -> Iterator[str]:
    """Every column that was not placed, why, and what it may be."""
    if draft.unplaced:
        yield "# Not placed:"
    for one in draft.unplaced:
        yield f"#   {_comment(quote(one.header))}: {_comment(one.why)}"
        yield from (f"#       perhaps {_comment(candidate)}" for candidate in one.candidates)


def _comment(words: str) -> str:
    """Words on one line, with nothing in them that a comment may not hold."""
    return "".join(one if one.isprintable() else " " for one in squeezed(words))


def placed(some: Iterable[Placed]) -> list[dict[str, str]]:
    """Placements as plain JSON types."""
    return [{"header": one.header, "at": one.at, "reason": one.reason} for one in some]
