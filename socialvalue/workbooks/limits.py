"""How large a workbook may be, looked at before anything in it is parsed.

Each limit is far above what people fill in by hand and far below what hurts a machine. Larger data
belongs into CSV files, which are read as a stream.
"""

MOST_MEMBERS = 2_000
"""Files within the archive: a workbook has a few for each sheet, drawing and comment."""

MOST_BYTES = 64 * 2**20
"""Bytes of all parts that are read, unpacked: some 800,000 filled cells."""

MOST_RATIO = 200
"""Bytes unpacked for each byte packed: sheets have 5 to 60, a zip bomb has 400 to 1,000."""

SMALL = 2**20
"""Bytes of a part for which the ratio does not matter: so little harms nobody."""

MOST_SHEETS = 250
"""Sheets of one workbook."""

MOST_COLUMNS = 1_000
"""Columns of one sheet, as of a CSV file: one that is wider was not made by people."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Where every sheet ends (ECMA-376, and so XFD1048576): what lies beyond is no cell."""

MOST_CELLS = 2_000_000
"""Cells of all sheets, from A1 to the last that is filled: the reader lays out every one of them,
and one cell at XFD1048576 is a whole sheet of 17,000 million.
"""

MOST_SIGNS = 32_767
"""Signs of one cell: no spreadsheet program holds more."""

MOST_TEXT = 64 * 2**20
"""Signs of all cells: one long text may be shared by a million of them."""

MOST_ELEMENTS = 5_000_000
"""Elements of one part: a filled cell takes two, and each is looked at."""

MOST_DEPTH = 100
"""How deep elements may lie in each other: a sheet needs ten."""

PROLOGUE = 64 * 2**10
"""Bytes within which the first element of a part begins."""
