"""Measures for repair cafés. `FRAMEWORK` is the path of the framework that gives them a place."""

from pathlib import Path

FRAMEWORK = Path(__file__).with_name("repair.toml")
