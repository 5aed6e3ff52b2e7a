"""Column maps: an existing sheet is read as it is, through a small TOML file that says how."""

from socialvalue.claims.maps.column_map import ColumnMap

__all__ = ["ColumnMap"]
