"""Standards of others: files in their forms, in and out."""

from socialvalue.standards.cids import to_cids, write_cids
from socialvalue.standards.cids_account import Received
from socialvalue.standards.cids_reading import read_cids
from socialvalue.standards.contracting import read_contracting
from socialvalue.standards.deprivation import Deprivation, deprivation
from socialvalue.standards.giving import read_giving
from socialvalue.standards.metadata import tabular
from socialvalue.standards.metadata_measures import describe_measures
from socialvalue.standards.published import Published, PublishedRows
from socialvalue.standards.tags import Tag, Tags, read_tags

__all__ = [
    "Deprivation",
    "Published",
    "PublishedRows",
    "Received",
    "Tag",
    "Tags",
    "deprivation",
    "describe_measures",
    "read_cids",
    "read_contracting",
    "read_giving",
    "read_tags",
    "tabular",
    "to_cids",
    "write_cids",
]
