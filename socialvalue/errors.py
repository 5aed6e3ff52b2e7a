"""What can go wrong, said so that somebody can mend it.

A `Fault` names a place, what is wrong there and how to mend it. Errors that come from data or
declarations gather every fault before they are raised; each is also one of Python's own errors
(a `ValueError`, a `LookupError` …), so ordinary code can catch it, and each survives pickling.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from socialvalue import markup


@frozen
class Fault:
    """One thing that is wrong: `at` (the place), `fault` (what is wrong), `fix` (the next step)."""

    at: str
    fault: str
    fix: str

    def __str__(self) -> str:
        return f"{self.at}: {self.fault}. To mend it: {self.fix}."

    def as_dict(self) -> dict[str, str]:
        """Plain JSON types: `{"at", "fault", "fix"}`."""
        return {"at": self.at, "fault": self.fault, "fix": self.fix}

    def _repr_html_(self) -> str:
        return markup.table("A fault", ("place", "what is wrong", "how to mend it"), [_row(self)])


def _row(fault: Fault) -> tuple[str, str, str]:
    return fault.at, fault.fault, fault.fix


class SocialValueError(Exception):
    """The parent of every error the library raises: it holds `faults`, one or many."""

    headline = "Something is wrong"

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return str(self.faults[0])
        lines = (f"  {number}. {fault}" for number, fault in enumerate(self.faults, 1))
        return f"{self.headline}: {len(self.faults)} faults\n" + "\n".join(lines)

    def as_dict(self) -> list[dict[str, str]]:
        """Every fault as plain JSON types, in the order in which they were found."""
        return [fault.as_dict() for fault in self.faults]

    def _repr_html_(self) -> str:
        count = len(self.faults)
        title = f"{self.headline}: {count} fault{'s' if count != 1 else ''}"
        heads = ("place", "what is wrong", "how to mend it")
        return markup.table(title, heads, map(_row, self.faults))


class ArgumentError(SocialValueError, TypeError):
    """A Python argument is of the wrong kind: a number where a path is asked for, nothing …"""

    headline = "The call cannot be carried out"


class MeasureError(SocialValueError, TypeError):
    """A measure's declaration breaks a rule of the measure API."""

    headline = "The measure is not well declared"


class UnitError(SocialValueError, ValueError):
    """A unit is unknown, ambiguous (a bare "£") or of another kind than the one asked for."""

    headline = "The units do not fit"


class FormulaError(SocialValueError, ArithmeticError):
    """A formula gave a number that is not finite where `defined` said that there is an answer."""

    headline = "A formula failed"


class ClaimErrors(SocialValueError, ValueError):
    """The claims cannot be scored as they are: every bad cell is listed, none is scored."""

    headline = "The claims cannot be scored as they stand"


class MapError(ClaimErrors):
    """A column map does not fit its sheet or its framework; no row has been read."""

    headline = "The map does not fit"


class WorkbookError(SocialValueError, ValueError):
    """A workbook cannot be opened: it is none, it is too large, or it holds what is never read."""

    headline = "The workbook cannot be read"


class BallotErrors(SocialValueError, ValueError):
    """Ballots cannot be counted as they are: every fault is listed, and no answer is repeated."""

    headline = "The ballots cannot be counted as they stand"


class FrameworkError(SocialValueError, ValueError):
    """A framework's weights, shadows, limits or measures do not hold together."""

    headline = "The framework does not hold together"


class BasisError(SocialValueError, ValueError):
    """The basis of a calculation (price year, start, stage, discounting) cannot be used."""

    headline = "The basis cannot be used"


class PinError(SocialValueError, RuntimeError):
    """A pinned framework has changed: a figure, a weight or a formula is not what it was."""

    headline = "The framework is not the one that was pinned"


class SourceError(SocialValueError, ValueError):
    """A figure, price or series cannot be used in this way: its years, pounds or kind forbid it."""

    headline = "The figures cannot be used in this way"


class UnknownName(SocialValueError, LookupError):
    """A measure, source, submission or other name is not known here."""

    headline = "Unknown names"


class PluginError(SocialValueError, ImportError):
    """A plugin that was asked for cannot be used; its distribution is named, to update or remove.

    Its place is the code and who installed it; the error that its import raised is the cause.
    """

    headline = "A plugin cannot be used"


class NameClash(SocialValueError, ValueError):
    """Two owners registered one name; both are named."""

    headline = "Two owners claim one name"


class TotalTooLarge(SocialValueError, OverflowError):
    """A sum of pounds is too large to be added up exactly."""

    headline = "The totals cannot be exact"


class AppraisalError(SocialValueError, ValueError):
    """Costs, a rule of exchange, a record of delivery or incomes cannot be used in an appraisal."""

    headline = "The appraisal cannot be made"


class DecisionError(SocialValueError, ValueError):
    """A scoring of bids, its marks or its bids do not hold together; nobody is ranked."""

    headline = "The bids cannot be scored as they stand"


class ScopeError(SocialValueError, ValueError):
    """Ratios of different scope were set side by side: every part in which they differ is named."""

    headline = "The ratios cannot be compared"


class MissingExtra(SocialValueError, ImportError):
    """An optional package is not installed; the fix names the extra that brings it."""

    headline = "An optional package is missing"


class RetiredMeasure(DeprecationWarning):
    """A measure was renamed or retired: the warning says since when, and what to use instead."""
