"""Write the golden file anew: `python tests/golden/renew_golden.py`.

It refuses where numbers moved and CHANGELOG.md has no new line under *Scores moved*.
"""

from __future__ import annotations

import sys
from pathlib import Path

import golden_file
from golden_cases import Numbers, numbers


def renew(file: Path, now: Numbers, changelog: str) -> str:
    """Write a golden file anew, and say what became of it; raises `RefusedError`."""
    nothing = golden_file.Golden("", {})
    was = golden_file.parsed(file.read_text("utf-8")) if file.exists() else nothing
    new = golden_file.renewed(was, now, changelog)
    file.write_text(golden_file.text(new), "utf-8", newline="\n")
    moved, added = golden_file.moves(was.numbers, now), now.keys() - was.numbers.keys()
    return f"{len(new.numbers)} numbers: {len(moved)} moved, {len(added)} are new"


def main() -> None:
    """Renew the file of this folder."""
    changelog = golden_file.CHANGELOG.read_text("utf-8")
    try:
        told = renew(golden_file.FILE, numbers(), changelog)
    except golden_file.RefusedError as refused:
        sys.exit(str(refused))
    sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    main()
