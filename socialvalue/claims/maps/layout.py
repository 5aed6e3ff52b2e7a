"""Lines become rows: the header is found, and what a map leaves out is set aside, with its reason.

In come a `Grid` and a map's `Sheet`; out comes a `Layout`. What does not fit the map is a fault of
the map (`amiss`); a row that cannot be read is a fault of the sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from attrs import Factory, define

from socialvalue.claims.maps.columns import letters, told
from socialvalue.claims.maps.grid import Grid, Value
from socialvalue.claims.maps.parts import Sheet, folded, squeezed
from socialvalue.claims.numbers import quoted, shown
from socialvalue.counted import counted
from socialvalue.errors import Fault

Row = Mapping[str, Value]


@define
class Layout:
    """Headers, the rows that count, and the lines set aside by reason.

    `amiss` are faults of the map, `faults` those of the sheet, whose lines are `refused`.
    """

    headers: tuple[str, ...] = ()
    rows: list[tuple[int, Row]] = Factory(list)
    skipped: dict[str, list[int]] = Factory(dict)
    amiss: list[Fault] = Factory(list)
    faults: list[Fault] = Factory(list)
    refused: list[int] = Factory(list)

    def only(self, meant: Callable[[Row], bool]) -> Layout:
        """The rows that are meant, and nothing of the others."""
        return Layout(self.headers, [(line, row) for line, row in self.rows if meant(row)])


def lay(grid: Grid, sheet: Sheet, origin: str) -> Layout:
    """The rows of a grid as a map's `[sheet]` says; `origin` is the map's name."""
    found = Layout()
    body = list(grid.lines)
    if grid.header:
        found.headers = grid.header
    elif body:
        body = _below_header(grid, sheet, found, f"{origin} sheet")
    grid.columns.update({one: place for place, one in enumerate(found.headers)})
    if not found.amiss:
        _twice(grid, found)
        _rows(grid, sheet, body, found, f"{origin} sheet")
    return found


def _below_header(
    grid: Grid, sheet: Sheet, found: Layout, at: str
) -> list[tuple[int, tuple[Value, ...]]]:
    """The lines below the header, which is put into `found`."""
    places = _header_places(grid, sheet, found, at)
    if not places:
        return []
    last = places[-1]
    titles = [grid.lines[place][1] for place in places]
    body = list(grid.lines[last + 1 :])
    for place, (line, _) in enumerate(grid.lines[:last]):
        if place not in places:
            found.skipped.setdefault("above the header", []).append(line)
    for upper in titles[:-1]:
        if len(upper) < len(titles[-1]):
            cells = counted(len(upper), "cell")
            fault = f"the title row has {cells}, the row below it {len(titles[-1])}"
            found.amiss.append(Fault(at, fault, "save the sheet with every column in both rows"))
    found.headers = headers_of(titles)
    return body


def _header_places(grid: Grid, sheet: Sheet, found: Layout, at: str) -> list[int]:
    lines = [line for line, _ in grid.lines]
    if sheet.header_words:
        sought = {folded(word) for word in sheet.header_words}
        for place, (_, cells) in enumerate(grid.lines):
            if sought <= {folded(cell) for cell in cells}:
                return [place]
        fault = f"no line of {grid.name} holds all of {', '.join(map(quoted, sheet.header_words))}"
        found.amiss.append(Fault(f"{at}.header_words", fault, "copy words of its header line"))
        return []
    if not sheet.header_rows:
        return [0]
    for row in sheet.header_rows:
        if row not in lines:
            fault = f"line {row} of {grid.name} holds nothing, or does not begin there"
            fix = "give the line on which the header begins"
            found.amiss.append(Fault(f"{at}.header_row", fault, fix))
    return [] if found.amiss else [lines.index(row) for row in sheet.header_rows]


def headers_of(titles: Sequence[tuple[Value, ...]]) -> tuple[str, ...]:
    """A name for every column, from one line of titles or several.

    A title that is merged sideways stands above the columns up to the next title; one that is
    merged downwards, over blank cells, is the name of its own column, and stands above those beside
    it only where they could not be told apart without it.
    """
    width = max(len(cells) for cells in titles)
    above, down = [""] * len(titles), len(titles)
    found: list[tuple[str, str]] = []
    for column in range(width):
        words = [squeezed(row[column]) if column < len(row) else "" for row in titles]
        filled = [place for place, word in enumerate(words) if word]
        if not filled:
            found.append((f"column {letters(column)}",) * 2)
            continue
        first, lowest = filled[0], filled[-1]
        above = above[:first] + words[first:]
        whole = [above[place] for place in range(lowest + 1)]
        short = ["" if down <= place < first else one for place, one in enumerate(whole)]
        found.append((" / ".join(filter(None, short)), " / ".join(filter(None, whole))))
        down = lowest if not words[-1] else len(titles) if first <= down else down
    times = Counter(short for short, _ in found)
    return tuple(short if times[short] == 1 else whole for short, whole in found)


def _twice(grid: Grid, found: Layout) -> None:
    for header in dict.fromkeys(found.headers):
        if found.headers.count(header) > 1:
            fix = "rename one, or name the titles above too, as in header_row = [3, 4]"
            at = f"{grid.name} header"
            fault = f"{told(header, found.headers)} stands {found.headers.count(header)} times"
            found.amiss.append(Fault(at, fault, fix))


def _rows(
    grid: Grid, sheet: Sheet, body: list[tuple[int, tuple[Value, ...]]], found: Layout, at: str
) -> None:
    stops = {folded(word): word for word in sheet.stop_at}
    stopped = ""
    for line, cells in body:
        row = dict.fromkeys(found.headers, "") | dict(zip(found.headers, cells, strict=False))
        first = next((folded(cell) for cell in cells if folded(cell)), "")
        stopped = stopped or stops.get(first, "")
        rule = next((one for one in sheet.skip if one.holds(line, row)), None)
        if stopped:
            found.skipped.setdefault(f"from {stopped!r} on", []).append(line)
        elif rule is not None:
            found.skipped.setdefault(rule.because, []).append(line)
        elif _sound(grid, sheet, line, cells, row, found):
            found.rows.append((line, row))
        else:
            found.refused.append(line)
    if stops and not stopped:
        fault = f"no row begins with {' or '.join(map(quoted, sheet.stop_at))}"
        found.amiss.append(Fault(f"{at}.stop_at", fault, "mend the word, or take stop_at out"))
    for rule in sheet.skip:
        if rule.line and rule.line not in [line for line, _ in body]:
            fault = f"no row begins on line {rule.line}"
            found.amiss.append(Fault(f"{at}.skip", fault, "mend the line, or take the rule out"))
    _nameless(found)


def _sound(
    grid: Grid, sheet: Sheet, line: int, cells: tuple[Value, ...], row: Row, found: Layout
) -> bool:
    """Whether a row has the cells of the header and says what the map expects; or faults."""
    before = len(found.faults)
    if len(cells) != len(found.headers):
        fault = f"it has {counted(len(cells), 'cell')}, the header {len(found.headers)}"
        fix = "add or remove cells, or skip the row in the map"
        found.faults.append(Fault(grid.at(line), fault, fix))
        return False
    for column, one in grid.amiss.get(line, ()):
        if found.headers[column] not in sheet.ignore:
            found.faults.append(one)
    for rule in sheet.expect:
        if not rule.holds(line, row):
            said, wanted = row.get(rule.header, ""), " or ".join(map(quoted, rule.words))
            fix = f"leave the row out, or skip it in the map ({rule.because})"
            fault = f"{shown(said)} is not {wanted}"
            found.faults.append(Fault(grid.at(line, rule.header), fault, fix))
    return len(found.faults) == before


def _nameless(found: Layout) -> None:
    """A column without a header and without a cell is no column; with one, it has to be named."""
    empty = {
        header
        for header in found.headers
        if is_made_up(header) and all(row.get(header, "") == "" for _, row in found.rows)
    }
    found.headers = tuple(header for header in found.headers if header not in empty)


def is_made_up(header: str) -> bool:
    """Whether a header is the letter of its column, since nothing stands above it."""
    word, _, letters = header.partition(" ")
    return word == "column" and letters.isupper() and letters.isalpha()
