"""Themes and outcomes: what the measures are for.

A `Theme` is one of the headings under which value is told; an `Outcome` is a change somebody would
notice, in plain words, within one theme. Both are frozen and compared by value.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Theme:
    """A heading of a framework: `code` (EQ), `name`, and what it means in a sentence."""

    code: str
    name: str
    description: str = ""


@frozen
class Outcome:
    """A change that somebody would notice: `code`, `name` in plain English, and its theme."""

    code: str
    name: str
    theme: Theme
    description: str = ""
