"""The example's wheel, and an environment in which it is installed; nothing is downloaded.

`wheel` builds with hatchling, the example's own build backend, where it is installed; without it,
it packs the same files by hand, with the entry points of `pyproject.toml`. `environment` makes a
virtual environment that sees what this interpreter sees, and unpacks a wheel into it, which is all
that installing a wheel of plain Python is.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


def wheel(project: Path, folder: Path) -> Path:
    """Build the wheel of a project into a folder."""
    if find_spec("hatchling") is None:
        return packed(project, folder)
    subprocess.run([sys.executable, "-c", BUILD, folder], cwd=project, check=True)
    (built,) = folder.glob("*.whl")
    return built


def packed(project: Path, folder: Path) -> Path:
    """The same wheel by hand: its packages, its entry points and its name."""
    table = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    named = table["project"]
    stem = f"{named['name'].replace('-', '_')}-{named['version']}"
    lines = [
        line
        for group, points in named["entry-points"].items()
        for line in (f"[{group}]", *(f"{code} = {value}" for code, value in points.items()))
    ]
    metadata = f"Metadata-Version: 2.1\nName: {named['name']}\nVersion: {named['version']}\n"
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for package in table["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
            for file in sorted((project / package).glob("*.*")):
                archive.write(file, file.relative_to(project).as_posix())
        archive.writestr(f"{stem}.dist-info/METADATA", metadata)
        archive.writestr(f"{stem}.dist-info/entry_points.txt", "\n".join(lines) + "\n")
        archive.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    return path


def environment(folder: Path, built: Path) -> Path:
    """A virtual environment with a wheel in it; the path of its Python comes out."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    told = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True)
    site = Path(told.stdout.strip())
    with zipfile.ZipFile(built) as archive:
        archive.extractall(site)
    seen = [place for place in sys.path if Path(place).is_dir() and Path(place) != Path.cwd()]
    root = str(Path(find_spec("socialvalue").origin or "").parents[1])  # type: ignore[union-attr]
    (site / "seen.pth").write_text("\n".join([root, *seen]) + "\n", "utf-8")
    return python


def run(python: Path, folder: Path, *words: Any) -> subprocess.CompletedProcess[str]:
    """A process of that environment, in a folder, with every plugin let in."""
    own = {k: v for k, v in os.environ.items() if k not in ("SOCIALVALUE_PLUGINS", "PYTHONPATH")}
    return subprocess.run(
        [python, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**own, "PYTHONIOENCODING": "utf-8"},
    )
