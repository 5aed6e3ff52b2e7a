"""The words of the Common Impact Data Standard that we use, and those of our own beside them.

The context is ours and travels inside each document, so that nobody has to fetch one. Where a
document names the standard's own context, ours stands in for it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

VERSION = "3.2.1"
"""The version of the standard that documents are written in (Common Approach, CC BY-SA 4.0)."""

CIDS = "https://ontology.commonapproach.org/cids#"
I72 = "http://ontology.eil.utoronto.ca/ISO21972/iso21972#"
ORG = "http://ontology.eil.utoronto.ca/tove/organization#"
PROV = "http://www.w3.org/ns/prov#"
SV = "urn:socialvalue:terms#"

STANDARDS_OWN = ("https://ontology.commonapproach.org/", "cidsContext.jsonld")
"""How the address of the standard's own context begins and ends."""

ORGANIZATIONS = (
    *(f"{CIDS}{kind}" for kind in ("Organization", "SocialPurposeOrganization")),
    *(f"{CIDS}{kind}" for kind in ("FinancialOrganization", "StandardsOrganization")),
    f"{ORG}Organization",
)


@lru_cache(maxsize=1)
def _text() -> str:
    return files("socialvalue").joinpath("data/cids/context.json").read_text("utf-8")


def context() -> dict[str, Any]:
    """Our context, a fresh copy: each key that we write, and the address that it stands for."""
    found: dict[str, Any] = json.loads(_text())["@context"]
    return found


def address(base: str, *parts: str) -> str:
    """The address of a node: the base and its parts, each escaped, so that no two parts melt."""
    return base + ":".join(quote(one, safe="", errors="surrogatepass") for one in parts)


def standards_own(where: str) -> bool:
    """Whether this is the address of a context of the standard itself."""
    return where.startswith(STANDARDS_OWN[0]) and where.endswith(STANDARDS_OWN[1])
