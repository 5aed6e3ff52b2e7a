"""What a caller gives, opened: a file with what stands beside it, a folder, or records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from socialvalue.claims.doors import encodings, telling
from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.opening import KINDS, TABLE, Intake
from socialvalue.claims.numbers import shown
from socialvalue.errors import Fault
from socialvalue.frames import Frame
from socialvalue.framework import Framework
from socialvalue.workbooks import KINDS as WORKBOOKS


def opened(
    source: str | Path | Mapping[str, Any] | Iterable[Any] | Frame,
    framework: Framework,
    cells: Cells,
    *,
    submissions: Any = None,
    encoding: str | None = None,
) -> Intake:
    """What a path, a folder, a frame, a mapping or a list of records holds; `submissions` is the
    table of them as a path, a frame, as records or as columns.
    """
    intake = Intake(framework, cells, encodings.declared(encoding))
    table = Path(submissions) if isinstance(submissions, str | Path) else None
    if submissions is not None and table is None:
        intake.rows(submissions)
    if not isinstance(source, str | Path):
        intake.table([table] if table is not None else [])
        intake.given(source)
    elif _is_folder(Path(source), intake.faults):
        intake.folder(Path(source), table)
    elif not intake.faults:
        _one_file(intake, Path(source), table)
    return intake


def _is_folder(path: Path, faults: list[Fault]) -> bool:
    """Whether a path is a folder; a fault where it can be no path at all."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        faults.append(Fault("path", f"{shown(str(path))} is not a path", "mend it"))
        return False


def _one_file(intake: Intake, file: Path, table: Path | None) -> None:
    """A file of claims and its table: named, or in the file itself, or beside it; and what people
    say beside it.
    """
    if stories := [one for one in file.parent.glob("*.?sv") if telling.is_file_of(one)]:
        intake.stories = telling.of_files(stories, intake.encoding, intake.faults)
    if table is not None:
        intake.table([table])
        intake.file(file)
        return
    beside = [one for kind in KINDS if (one := file.parent / f"{TABLE}{kind}").is_file()]
    inside = file.suffix.lower() in (".json", ".toml", *WORKBOOKS)
    if inside:
        intake.file(file)
    if not intake.tabled:
        intake.table(beside)
    if not inside:
        intake.file(file)
