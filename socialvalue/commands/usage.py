"""Usage: what the parser of the command line says, in plain words.

In comes its message; out come what is wrong and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

Told = tuple[str, str]


def plain(message: str) -> Told | None:
    """What is wrong, and how to mend it; None for a message that is plain enough."""
    for pattern, words in PLAIN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words(*found.groups())
    return None


def _number(option: str, given: str) -> Told:
    return f"{option}: {given} is no whole number", "write it in digits alone"


def _choice(option: str, given: str, listed: str) -> Told:
    every = [word.strip().strip("'\"") for word in listed.split(",")]
    near = get_close_matches(given.strip("'\""), every, 1)
    use = f"use {', '.join(every[:-1])} or {every[-1]}" if len(every) > 1 else f"use {every[0]}"
    what = "is no command" if option == "COMMAND" else "is none of its words"
    told = f"{given} {what}" if option == "COMMAND" else f"{option}: {given} {what}"
    return told, f"perhaps {near[0]} is meant; {use}" if near else use


def _value(option: str) -> Told:
    return f"{option} has no value", f"write what it is after {option}"


def _missing(names: str) -> Told:
    several = "," in names
    return f"{names} {'are' if several else 'is'} missing", f"give {'them' if several else 'it'}"


def _unknown(words: str) -> Told:
    return f"{words} is not known here", "leave it out, or put a name of several words in quotes"


PLAIN: tuple[tuple[str, Callable[..., Told]], ...] = (
    (r"argument (\S+): invalid int value: (.*)", _number),
    (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", _choice),
    (r"argument (\S+): expected (?:one|at least one) argument", _value),
    (r"the following arguments are required: (.*)", _missing),
    (r"unrecognized arguments: (.*)", _unknown),
)
