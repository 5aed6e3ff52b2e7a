"""Sums as an explanation writes them out, worked again from its words alone.

`worked` reads "0.4 x 0.98 x (104 / 100)^1.3 + 0.2 x (1 - 0.1)"; `Price` takes a price step apart.
"""

import re

from attrs import frozen

NUMBER = r"-?£?[\d,]+(?:\.\d+)?(?:e-?\d+)?"
PRICE = re.compile(
    rf"(?P<period>\w+): (?P<amount>{NUMBER})[^£]*? x £(?P<price>{NUMBER}) .*? x "
    rf"(?P<deflator>{NUMBER}) \((?P<levels>(?:no )?deflator.*?)\) x (?P<factor>{NUMBER}) "
    rf"\((?P<years>not discounted\)|discounted.*?\)|no year.*?\)|unit-years.*\)) = "
    rf"(?P<pounds>{NUMBER})"
)
LEVELS = re.compile(
    rf".*: (?P<now>{NUMBER}) in \d+ / \(?(?P<rest>.*?)\)?$",
)


def number(text: str) -> float:
    """A number as it is written: "-£1,234.5"."""
    return float(text.replace("£", "").replace(",", ""))


def worked(text: str) -> float:
    """A sum of products, each of numbers, of (1 - share), and of (later / earlier)^power."""
    total = 0.0
    for term in re.split(r" \+ ", text):
        product = 1.0
        for part in term.rpartition(": ")[2].split(" x "):
            product *= _factor(part.strip())
        total += product
    return total


def _factor(part: str) -> float:
    if match := re.fullmatch(rf"\(1 - ({NUMBER})\)", part):
        return 1 - number(match[1])
    if match := re.fullmatch(rf"\(({NUMBER}) / ({NUMBER})\)\^({NUMBER})", part):
        return (number(match[1]) / number(match[2])) ** number(match[3])
    return number(part)


def level(text: str) -> float:
    """The factor between two price years: "100 in 2025 / (66.5 in 2010-11 x 1.0085)"."""
    if text.startswith("no deflator"):
        return 1.0
    match = LEVELS.fullmatch(text)
    assert match, text
    rest = re.sub(r", which joins.*| by [\w-]+| in [\d-]+", "", match["rest"])
    return number(match["now"]) / worked(rest)


@frozen
class Price:
    """A price step in numbers: what is multiplied, what came out, and what each is made of."""

    amount: float
    price: float
    deflator: float
    factor: float
    pounds: float
    levels: str
    years: str

    @classmethod
    def of(cls, words: str) -> "Price":
        """The numbers of a price step."""
        match = PRICE.match(words)
        assert match, words
        names = ("amount", "price", "deflator", "factor", "pounds")
        numbers = [number(match[name]) for name in names]
        return cls(*numbers, match["levels"], match["years"].removesuffix(")"))

    @property
    def sum_of_years(self) -> float | None:
        """The factor from its years; None where they are not all written out."""
        if not self.years.startswith("unit-years") or "more years" in self.years:
            return None
        return worked(self.years.partition(": ")[2])
