"""Placeholder page."""
from __future__ import annotations
from typing import Any
def card(card: Any) -> str:
    return object.__repr__(card)
