"""Frames: tables of pandas, polars, pyarrow, duckdb or anything that streams Arrow, in and out.

In comes somebody's frame; out come its rows as the texts of a sheet's cells. In comes a table, a
dict of columns; out comes a frame of the library that was asked for. None of them is imported
before it is needed.
"""

from socialvalue.frames.blanks import is_absent
from socialvalue.frames.giving import LIBRARIES, Columns, array, frame
from socialvalue.frames.taking import Frame, cell, is_frame, library, lines, values

__all__ = ["LIBRARIES", "Columns", "Frame", "array", "cell", "frame", "is_absent", "is_frame"]
__all__ += ["library", "lines", "values"]
