"""A return as a council keeps it, and a map that reads it: what `mapped_sheets` is too tidy for.

Titles above, two lines of header, thousands, words for nothing, subtotals, notes below.
"""

from __future__ import annotations

SHEET = """Borough of Nowhere: contract return,,,,,,,,,
Prepared by: Contracts Team,,,,,,,,,
,,,,,,,,,
Ref,Provider,Volunteering (people),,,,Co-op support,,Notes,Value (£000)
,,Attended,Helped,Ran it,Decided,Started,Still going,,
N-01,Acorn Co-op,120,44,9,4,6,5,counted at door,"1,200"
N-02,Birch & Sons Ltd,"1,050",nil,nil,n/a,n/a,n/a,* estimate,980
N-03,Civic Works CIC,88,31,7,2,nil,nil,see email,450
Subtotal,,"1,258",75,16,6,6,5,,
"Notes: * unaudited",,,,,,,,,
"""

SIZES = """contract_value = { header = "Value (£000)", unit = "GBP_2025", scale = 1000 }
eligible = { value = 2000, unit = "person" }
"""

WHEN = 'when = { header = "Ref", is = ["N-01", "N-03"] }\n'

PARTICIPATION = (
    '[[claim]]\nmeasure = "PA3"\n'
    + WHEN
    + "".join(
        f'inputs.{name} = {{ header = "Volunteering (people) / {word}", unit = "person" }}\n'
        for name, word in (
            ("attended", "Attended"),
            ("contributed", "Helped"),
            ("organised", "Ran it"),
            ("decided", "Decided"),
        )
    )
)

SUPPORT = """[[claim]]
measure = "SE1"
inputs.started = { header = "Co-op support / Started", unit = "count" }
inputs.living = { header = "Co-op support / Still going", unit = "count" }
"""

MAP = (
    """[sheet]
header_row = [4, 5]
stop_at = "Subtotal"
numbers = "1,234.5"
blank = ["n/a"]
zero = ["nil"]
ignore = ["Notes"]

[submission]
id = "Ref"
name = "Provider"
"""
    + SIZES
    + PARTICIPATION
    + SUPPORT
)
