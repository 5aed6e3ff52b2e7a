"""Forty maps, each broken in one way: what is changed in a sound one, the place and the mend.

`BROKEN` holds (what is wrong, old text, new text, words of the place, words of the fix).
"""

from __future__ import annotations

HELPED = '{ header = "Helped", unit = "person", marks = { people = "person" } }'
RUNS = '{ header = "Runs something", unit = "person" }'
VALUE = '{ header = "Value (£)", unit = "GBP_2025" }'
RESIDENTS = '{ header = "Residents", unit = "person" }'
SKIP = '{ header = "Ref", blank = true, because = "units under the header" }'
NONE = '{ value = 0, unit = "person" }'

BROKEN = [
    ("no toml", "[sheet]", "[sheet", "bids.map.toml", "mend that line"),
    ("an unknown table", "[submission]", "[submissions]", "submissions", "write submission"),
    ("an unknown key of the sheet", "stop_at =", "stop_it =", "sheet.stop_it", "write stop_at"),
    ("an unknown key of a cell", 'header = "Residents"', 'heder = "Residents"', "eligible",
     "header"),
    ("an unknown size", "eligible =", "eligble =", "submission.eligble", "write eligible"),
    ("no id", 'id = "Ref"', "", "submission.id", "name its column"),
    ("a header that is not there", '"Residents"', '"Residnts"', "eligible", "'Residents'"),
    ("an id that is not there", 'id = "Ref"', 'id = "Number"', "submission.id", "use one of"),
    ("a rule on no column", '{ header = "Ref", b', '{ header = "Reff", b', "skip[0]", "'Ref'"),
    ("a rule without a reason", SKIP, '{ header = "Ref", blank = true }', "because", "because ="),
    ("a rule that means no rows", ", blank = true", "", "skip[0]", "blank = true"),
    ("a rule on a line that is not there", SKIP, '{ line = 99, because = "x" }', "skip", "line"),
    ("an unknown measure", '"PA3"', '"PA33"', "claim[0].measure", "'PA3'"),
    ("a measure of no framework", '"PA3"', '"ZZ"', "claim[0].measure", "use one of"),
    ("no measure", 'measure = "PA3"', "", "claim[0].measure", "write"),
    ("an unknown input", "organised =", "organized =", "inputs.organized", "write organised"),
    ("an input left out", f"organised = {RUNS}", "", "claim[0].inputs", "write organised"),
    ("a unit of another kind", '"Residents", unit = "person"', '"Residents", unit = "hour"',
     "eligible", "person"),
    ("a unit nobody knows", '"Residents", unit = "person"', '"Residents", unit = "folk"',
     "eligible", "person"),
    ("pounds of no year", 'unit = "GBP_2025"', 'unit = "GBP"', "contract_value", "price year"),
    ("no unit", ', unit = "GBP_2025"', "", "contract_value", 'unit = "GBP_2025"'),
    ("a unit on a word", 'name = "Bidder"', 'name = { header = "Bidder", unit = "person" }',
     "submission.name", "take unit out"),
    ("a mark of another kind", 'people = "person"', 'people = "hour"', "contributed", "person"),
    ("a column read twice", '"Runs something"', '"Helped"', "organised", "again"),
    ("a column nobody reads", 'ignore = ["Remarks"]', "", "sheet.ignore", "name it in ignore"),
    ("a column read and ignored", '["Remarks"]', '["Remarks", "Helped"]', "ignore",
     "one of the two"),
    ("an ignored column that is not there", '["Remarks"]', '["Remarks", "Remark"]', "ignore",
     "'Remarks'"),
    ("a header on an empty line", "header_row = 3", "header_row = 2", "header_row", "the line"),
    ("a header found by words that are not there", "header_row = 3", 'header_words = ["Bid no"]',
     "header_words", "copy words"),
    ("a header said twice", "header_row = 3", 'header_row = 3\nheader_words = ["Ref"]',
     "header_words", "keep one"),
    ("a totals row that is not there", 'stop_at = "Total"', 'stop_at = "Sum"', "stop_at", "mend"),
    ("a spelling of numbers nobody knows", '"1,234.5"', '"1.234.5"', "numbers", "'1,234.5'"),
    ("rows of no kind", "header_row = 3", 'header_row = 3\nrows = "bid"', "rows", "'claim'"),
    ("an encoding that is not read", "header_row = 3", 'header_row = 3\nencoding = "ebcdic"',
     "encoding", "UTF-8"),
    ("a header and a value", f"contributed = {HELPED}",
     'contributed = { header = "Helped", value = 1, unit = "person" }', "contributed", "or {"),
    ("neither header nor value", f"decided = {NONE}", 'decided = { unit = "person" }', "decided",
     "header ="),
    ("a list where there is one value", f"organised = {RUNS}", f"organised = [{RUNS}]",
     "organised", "header ="),
    ("a group where there is one value", f"organised = {RUNS}", f"organised.people = {RUNS}",
     "organised", "header ="),
    ("a year without a column", '"GBP_2025"', '"GBP_{year}"', "contract_value", "year ="),
    ("codes on a number", 'header = "Residents",', 'header = "Residents", codes = { many = "9" },',
     "eligible", "take codes out"),
    ("a split of one value", 'header = "Residents",', 'header = "Residents", split = ";",',
     "eligible", "take split out"),
    ("a size left out", f"eligible = {RESIDENTS}", "", "submission", "write eligible"),
    ("a condition on no column", 'measure = "PA3"',
     'measure = "PA3"\nwhen = { header = "Stage", is = ["now"] }', "claim[0].when", "use one of"),
    ("marks of pounds of another year", '"Value (£)",',
     '"Value (£)", marks = { "£" = "GBP_2019" },', "contract_value", '"£" = "GBP"'),
]  # fmt: skip
