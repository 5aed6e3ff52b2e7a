"""The steps of claims: what was given, what the formula makes of it, and how claims join.

In come the cells of a `Replay`; out come `Step`s with units, evidence and sources.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from attrs import evolve

from socialvalue import readers, units
from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED, KINDS, UNDATED, UNSAID, Batch
from socialvalue.column import Code, Column, Parameter, Pool, SampleGroup, WeightedMean
from socialvalue.counted import counted
from socialvalue.insight.explanation import Step
from socialvalue.insight.replay import Cell
from socialvalue.insight.sample_steps import of_samples
from socialvalue.insight.untold import untold
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup
from socialvalue.scorecard.words import amount, clean, number, unit
from socialvalue.valuation import combine

MEMBERS = 12
"""Members of a sample, and claims, that are listed; the others are counted."""


def formula(measure: type[Measure]) -> str:
    """The formula as it is written; "" where there is no source to read."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(measure.quantity)))
    except (OSError, TypeError, SyntaxError):
        return ""
    body = getattr(tree.body[0], "body", [])
    said = [
        line
        for line in body
        if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
    ]
    return "; ".join(ast.unparse(line).removeprefix("return ") for line in said)


def opening(measure: type[Measure]) -> Iterator[Step]:
    """What is counted, by which formula, with which parameters."""
    yield Step(
        "what is counted", f"{measure.description()} Unit: {unit(measure.unit) or 'a bare number'}."
    )
    if written := formula(measure):
        yield Step("formula", written)
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, Parameter):
            source = declaration.source
            words = f"{name} = {amount(declaration.value, declaration.unit)}"
            words += f" ({declaration.help})" if declaration.help else ""
            yield Step(
                "parameter",
                words,
                declaration.value,
                declaration.unit,
                (source.cite(),) if source else (),
                source is None or source.status == "assumed",
            )
        yield from _ladder(name, declaration)


def _ladder(name: str, declaration: Any) -> Iterator[Step]:
    """The numbers that the levels of a code carry."""
    coded = (
        dict(declaration.members) if isinstance(declaration, SampleGroup) else {name: declaration}
    )
    for key, code in coded.items():
        if isinstance(code, Code) and code.numeric:
            levels = ", ".join(f"{level} = {number(value or 0.0)}" for level, value in code.levels)
            source = code.source
            cited = (source.cite(),) if source else ()
            doubt = source is None or source.status == "assumed"
            yield Step("scale", f"{key}: {levels}", None, code.unit, cited, doubt)


def of_cells(batch: Batch, cells: tuple[Cell, ...]) -> Iterator[Step]:
    """The claims of each cell, and the quantity that each cell comes to."""
    for cell in cells:
        for claim in cell.claims[:MEMBERS]:
            yield of_claim(batch, claim)
        if len(cell.claims) > MEMBERS:
            yield Step(
                "claim",
                f"and {counted(len(cell.claims) - MEMBERS, 'more claim')}, joined below with these",
            )
        yield from _samples(batch, cell)
        yield _joined(batch, cell)


def _samples(batch: Batch, cell: Cell) -> Iterator[Step]:
    """What the formula asks of samples: once where it is run once, else claim by claim."""
    if not cell.held:
        return
    if len(cell.claims) == 1 or isinstance(batch.measure.combine, Pool):
        one = batch.at(np.array(cell.claims))
        columns = combine.pooled(one, np.zeros(one.size, dtype=np.int64), 1)
        yield from of_samples(batch.measure, columns)
        return
    for claim in cell.claims[:MEMBERS]:
        for step in of_samples(batch.measure, batch.at(np.array([claim])).columns):
            yield evolve(step, words=f"of claim {claim + 1}: {step.words}")


def of_claim(batch: Batch, claim: int) -> Step:
    """One claim: its inputs with units, its stage and period, and what it stands on."""
    one = batch.at(np.array([claim]))
    hidden = untold(one)
    given = [
        f"{name} = not told, for {hidden[name]}"
        if name in hidden
        else _input(name, batch.measure, one.columns)
        for name in one.columns
    ]
    words = f"{_when(one)}: {'; '.join(given)}"
    for name, letter in (("evidence", "E"), ("counterfactual", "C")):
        grade = getattr(one, name)
        words += f"; {name} {letter}{grade[0]}" if grade is not None and grade[0] >= 0 else ""
    said = UNSAID if one.kind is None else int(one.kind[0])
    words += f"; {KINDS[said]} value" if said != UNSAID else ""
    words += f"; note: {clean(one.notes[0])}" if one.notes and one.notes[0] else ""
    sources = (clean(one.sources[0]),) if one.sources and one.sources[0] else ()
    return Step(f"claim {claim + 1}", words, None, "", sources)


def _when(one: Batch) -> str:
    stage = STAGES[COMMITTED if one.stage is None else int(one.stage[0])]
    return f"{stage}, {period(UNDATED if one.period is None else int(one.period[0]))}"


def period(year: int) -> str:
    """A period in words."""
    return "undated" if year == UNDATED else str(year)


def _input(name: str, measure: type[Measure], columns: Mapping[str, Any]) -> str:
    """One input of one claim: "tonnes = 3.5 tCO2e"."""
    declaration, values = measure.inputs[name], columns[name]
    if isinstance(values, RaggedGroup) and isinstance(declaration, SampleGroup):
        return f"{name} = {_members(values, declaration)}"
    if isinstance(values, Ragged):
        unit_of = getattr(declaration, "unit", "1")
        listed = [number(value) for value in values.values[:MEMBERS]]
        return f"{name} = [{', '.join(listed)}{_more(len(values.values))}] {unit(unit_of)}".rstrip()
    if isinstance(declaration, Code):
        return f"{name} = {_level(declaration, float(values[0]))}"
    given = amount(float(values[0]), getattr(declaration, "unit", "1"))
    return f"{name} = {given}{_from_table(declaration)}"


def _from_table(declaration: Any) -> str:
    submitted = isinstance(declaration, Column) and declaration.scope == "submission"
    return " (from the submissions table)" if submitted else ""


def _members(group: RaggedGroup, declaration: SampleGroup) -> str:
    """The members of a group: how many things each stands for, and their values."""
    told = []
    size = int(group.offsets[-1])
    kinds = dict(declaration.members)
    for at in range(min(size, MEMBERS)):
        values = [
            _member(name, kinds[name], float(group.members[name].values[at])) for name in kinds
        ]
        count = 1.0 if group.counts is None else float(group.counts[at])
        times = "" if count == 1 else f"{number(count)} x "
        told.append(f"{times}({', '.join(values)})")
    return f"[{', '.join(told)}{_more(size)}]"


def _member(name: str, kind: Any, value: float) -> str:
    return f"{name} {_level(kind, value) if isinstance(kind, Code) else amount(value, kind.unit)}"


def _level(code: Code, value: float) -> str:
    """The word of a level; several, where they carry one number."""
    if not code.numeric:
        return code.names[int(value)]
    names = [name for name, carried in code.levels if carried == value]
    return f"{' or '.join(names)} ({number(value)})"


def _more(size: int) -> str:
    return f", and {size - MEMBERS} more" if size > MEMBERS else ""


def _joined(batch: Batch, cell: Cell) -> Step:
    """What the claims of a cell come to, by the measure's own rule."""
    measure = batch.measure
    name = f"quantity, {period(cell.period)}"
    if not cell.held:
        reason = clean(measure.undefined_reason)
        words = f"no answer: {reason}" if reason else "no answer: a baseline is missing (see below)"
        return Step(name, words)
    one = batch.at(np.array(cell.claims))
    value = amount(cell.combined, measure.unit)
    rule = combine.rule_words(measure)
    if len(cell.claims) == 1 or isinstance(measure.combine, Pool):
        columns = combine.pooled(one, np.zeros(one.size, dtype=np.int64), 1)
        joined = f"{rule}; " if len(cell.claims) > 1 else ""
        words = f"{joined}the formula gives {_read(measure, columns)}"
        return Step(name, words, cell.combined, measure.unit)
    terms = _terms(one)
    return Step(name, f"{rule}: {terms} = {value}", cell.combined, measure.unit)


def _read(measure: type[Measure], columns: Mapping[str, Any]) -> str:
    """The formula read with units, on one cell: its number and the unit that came out."""
    answer = readers.dimensioned(measure, columns)
    bare, wrong = units.magnitude_in(answer, measure.unit)
    told = amount(float(bare.reshape(-1)[0]), measure.unit)
    return told if wrong is None else f"{told}, but {wrong}"


def _terms(batch: Batch) -> str:
    """The formula's answer for each claim, written as a sum or a weighted mean."""
    measure = batch.measure
    quantity = readers.bare(measure, batch.columns, batch.size)
    mask = readers.defined(measure, batch.columns, batch.size)
    kept = np.flatnonzero(np.ones(batch.size, bool) if mask is None else mask)
    shown, more = kept[:MEMBERS], "" if kept.size <= MEMBERS else " + ..."
    if isinstance(measure.combine, WeightedMean):
        weight = batch.columns[measure.combine.by]
        sums = " + ".join(f"{number(quantity[i])} x {number(weight[i])}" for i in shown)
        return f"({sums}{more}) / {number(float(weight[kept].sum()))}"
    return " + ".join(number(quantity[i]) for i in shown) + more
