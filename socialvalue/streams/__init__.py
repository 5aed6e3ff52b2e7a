"""Streams: portfolios of any size, a chunk at a time, in memory that does not grow with them.

`work` scores one chunk; `Partial` adds chunks up exactly; `stream` goes through Parquet files and
can be stopped and taken up again. Dask, Spark and Polars have a file each, imported on first use.
"""

from socialvalue.streams.kernel import Part as Part
from socialvalue.streams.kernel import work as work
from socialvalue.streams.partial import Partial as Partial
