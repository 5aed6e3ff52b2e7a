"""The commands, one function each that says what it takes; `OFFERED` has them in order.

A new command adds a function and its name to `OFFERED`; what it does is a file of its own, imported
when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from socialvalue.commands.options import NAMED, basis, claims, command, draws, few, on_fault, over


def score(commands: Any) -> None:
    """`socialvalue score`: claims in, a scorecard out."""
    words = "score claims and print the scorecard"
    made = command(commands, "score", "scoring", words, "score examples/parks --price-year 2025")
    claims(made)
    basis(made)
    draws(made)
    levels = ("overall", "theme", "outcome", "measure", "kind")
    by = "print tables of scores and pounds at one level instead of the first screen"
    made.add_argument("--by", choices=levels, help=by)
    on_fault(made)
    file = "write who was refused, and why, as JSON Lines to a file that does not exist yet"
    made.add_argument("--refusals", metavar="FILE", help=file)


def check(commands: Any) -> None:
    """`socialvalue check`: whether claims could be scored."""
    words = "list every fault of claims without scoring them"
    made = command(commands, "check", "scoring", words, "check examples/parks")
    claims(made)
    on_fault(made)
    copy = "write a copy of the workbook of claims with each fault marked at its cell"
    made.add_argument("--marked", metavar="FILE", help=copy)
    over(made)


def explain(commands: Any) -> None:
    """`socialvalue explain`: one number, step by step."""
    words = "replay one number of a scorecard step by step, so that you can do it by hand"
    example = 'explain examples/parks "Greenhand Co-op" PA1'
    made = command(commands, "explain", "scoring", words, example)
    claims(made)
    made.add_argument("who", metavar="WHO", help="a submission, by id or by name")
    code = "a measure, an outcome, a theme or overall (default: %(default)s)"
    made.add_argument("code", nargs="?", default="overall", metavar="CODE", help=code)
    basis(made)
    on_fault(made)


def publish(commands: Any) -> None:
    """`socialvalue publish`: what may be published."""
    words = "hold back what stands on few people, and what would tell on them, before publishing"
    made = command(commands, "publish", "publishing", words, "publish examples/parks --json")
    claims(made)
    basis(made)
    on_fault(made)
    few(made)
    points = "tell benefit, harm and score to so many points (default: %(default)s; 0: as they are)"
    made.add_argument("--points", type=float, default=1, metavar="P", help=points)


def compare(commands: Any) -> None:
    """`socialvalue compare`: two submissions side by side."""
    words = "say how surely one submission is ahead of another, why, and what would change that"
    example = 'compare examples/parks "Second Spring CIC" "Meadow Trust"'
    made = command(commands, "compare", "comparing", words, example)
    claims(made)
    made.add_argument("one", metavar="ONE", help="a submission, by id or by name")
    made.add_argument("other", metavar="OTHER", help="the one that it is compared with")
    basis(made)
    draws(made)
    on_fault(made)


def sensitivity(commands: Any) -> None:
    """`socialvalue sensitivity`: what a number hangs on, and by which methods it was scored."""
    words = "show which figures in doubt a number hangs on, and whether other methods change ranks"
    example = 'sensitivity examples/parks "Greenhand Co-op"'
    made = command(commands, "sensitivity", "sensing", words, example)
    claims(made)
    who = "a submission, by id or by name (if unsaid: whoever is first)"
    made.add_argument("who", nargs="?", default="", metavar="WHO", help=who)
    other = "another, taken off the first: the number is that of WHO less that of OTHER"
    made.add_argument("other", nargs="?", metavar="OTHER", help=other)
    of = 'score, benefit, harm, worth, "worth of benefits" or "worth of harms" (usual: score)'
    made.add_argument("--of", default="score", metavar="NUMBER", help=of)
    node = "overall, a theme or an outcome; of worth also a measure (default: %(default)s)"
    made.add_argument("--node", default="overall", metavar="CODE", help=node)
    made.add_argument("--ledger", default="", metavar="NAME", help="of worth: in which ledger")
    other = "the same as OTHER, where WHO is unsaid: whoever is first, less OTHER"
    made.add_argument("--against", metavar="OTHER", help=other)
    method = "score by other methods instead, one change at a time; WHO and OTHER are told alone"
    made.add_argument("--methods", action="store_true", help=method)
    other = "score as if a figure were another number, WHO and OTHER told alone; may be repeated"
    made.add_argument("--what-if", action="append", default=[], metavar="FIGURE=NUMBER", help=other)
    basis(made)
    draws(made)
    on_fault(made)


def appraise(commands: Any) -> None:
    """`socialvalue appraise`: costs beside what has a price."""
    words = "set what each submission brings over the years against what it costs, per ledger"
    made = command(commands, "appraise", "appraising", words, "appraise examples/parks")
    claims(made)
    basis(made)
    bias = "raise costs by an overrun of capital cost, as optimism-bias-capital-standard-buildings"
    made.add_argument("--optimism", metavar="KEY", help=bias)
    record = "what a submission delivered of earlier promises, 0 to 1; may be low,central,high"
    made.add_argument("--delivery", action="append", default=[], metavar="WHO=SHARE", help=record)
    ledger = (
        "a ledger that is added to others, and its rate: two or more, as --add welfare=1 "
        "--add local=0.5, with --rule and --reason"
    )
    made.add_argument("--add", action="append", default=[], metavar="LEDGER=RATE", help=ledger)
    made.add_argument("--rule", metavar="NAME", help="the name of the rule that adds ledgers")
    made.add_argument("--reason", metavar="TEXT", help="why those ledgers may be added")


def decide(commands: Any) -> None:
    """`socialvalue decide`: bids scored as a council declared it."""
    words = "score bids as declared beforehand, and test the answer before anyone signs"
    made = command(commands, "decide", "deciding", words, "decide examples/decide")
    claims(made)
    basis(made)
    on_fault(made)
    how = "how bids become points (default: scoring.toml in the folder)"
    made.add_argument("--scoring", metavar="FILE", help=how)
    bids = "who bids, at what price, with what numbers (default: bids.csv in the folder)"
    made.add_argument("--bids", metavar="FILE", help=bids)
    marks = "the bands that evaluators gave (default: marks.csv in the folder)"
    made.add_argument("--marks", metavar="FILE", help=marks)
    who = "what one bidder is told: how each point was won or lost, and the next one earned"
    made.add_argument("--feedback", metavar="WHO", help=who)
    publish = "let bidders' own figures be told: prices and promised quantities"
    made.add_argument("--publish", action="store_true", help=publish)


def report(commands: Any) -> None:
    """`socialvalue report`: a page that anybody can open, and a summary for a committee."""
    words = "write one HTML page that residents can read and try their own weights in"
    made = command(commands, "report", "reporting", words, "report examples/parks --out page.html")
    claims(made)
    basis(made)
    draws(made)
    on_fault(made)
    few(made, "; 0: leave nothing out, for readers inside the council")
    made.add_argument("--out", required=True, metavar="FILE", help="the page to write, as HTML")
    summary = "a summary for a committee to write as well, as Markdown that Word can take"
    made.add_argument("--committee", metavar="FILE", help=summary)
    table = "a workbook to write as well, whose formulas recompute the scores, as .xlsx"
    made.add_argument("--workbook", metavar="FILE", help=table)
    made.add_argument("--title", default="", metavar="TEXT", help="the heading of each")
    view = "weights that somebody saved, for a reader to try; may be given again"
    made.add_argument("--perspective", action="append", default=[], metavar="FILE", help=view)
    over(made)


def weights(commands: Any) -> None:
    """`socialvalue weights`: what people say matters, person by person and group by group."""
    words = "show what people say matters: each person's weights, and each group's perspective"
    made = command(commands, "weights", "weighing", words, "weights hall.csv --framework ccin")
    made.add_argument("path", metavar="BALLOTS", help="a CSV file of what people answered")
    made.add_argument("--framework", default="ccin", metavar="NAME", help=NAMED)
    node = "whose children were weighed: overall (the themes), a theme or an outcome"
    made.add_argument("--node", default="overall", metavar="CODE", help=node)
    centre = "what stands for a group: mean, median or kemeny (default: %(default)s)"
    made.add_argument("--centre", choices=("mean", "median", "kemeny"), default="mean", help=centre)
    made.add_argument("--when", default="", metavar="MONTH", help="when people were asked")
    made.add_argument("--encoding", help="windows-1252, for files that are neither UTF-8 nor -16")


def map_(commands: Any) -> None:
    """`socialvalue map`: draft how to read a sheet as it is."""
    words = "draft a map of the columns of a sheet that you have, to be checked and then read"
    made = command(commands, "map", "mapping", words, "map bids.csv --price-year 2025")
    made.set_defaults(command="draft_map")
    made.add_argument("path", metavar="SHEET", help="a CSV, JSON or .xlsx file, as it is")
    made.add_argument("--framework", default="ccin", metavar="NAME", help=NAMED)
    made.add_argument("--price-year", metavar="YEAR", help="the year of the sheet's pounds")
    made.add_argument("--encoding", metavar="NAME", help="utf-8, utf-16 or windows-1252")
    made.add_argument("--sheet", metavar="NAME", help="which sheet of a workbook is meant")
    made.add_argument("--out", metavar="FILE", help="the map to write (default: bids.map.toml)")


def template(commands: Any) -> None:
    """`socialvalue template`: the files that a framework asks for."""
    words = "write the files that a framework asks to be filled in, with a worked example"
    made = command(commands, "template", "template", words, "template ccin --out returns")
    made.add_argument("framework", metavar="FRAMEWORK", help="its name, or your own TOML file")
    told = "a new folder, or a new workbook (forms.xlsx)"
    made.add_argument("--out", metavar="FOLDER", help=told)
    over(made)


def chains(commands: Any) -> None:
    """`socialvalue chains`: a framework's theory of change."""
    words = "show which measure leads to which, and why; draw it"
    made = command(commands, "chains", "chains", words, "chains ccin --svg chains.svg")
    made.add_argument("framework", metavar="FRAMEWORK", help="its name, or your own TOML file")
    made.add_argument("--svg", metavar="FILE", help="a drawing to write, for a browser or a page")
    made.add_argument("--dot", metavar="FILE", help="the graph to write, for Graphviz")


def measures(commands: Any) -> None:
    """`socialvalue measures`: what is installed, or one in full."""
    words = "list the measures that are installed, or show one in full"
    made = command(commands, "measures", "tables", words, "measures PA1")
    made.add_argument("code", nargs="?", metavar="CODE", help="the code of one measure")
    table = "check a measure table of your own (CSV or TOML), and list what is in it"
    made.add_argument("--table", metavar="FILE", help=table)
    pages = "write a page a measure, in Markdown, and an index of them"
    made.add_argument("--pages", metavar="FOLDER", help=pages)


def new_measure(commands: Any) -> None:
    """`socialvalue new-measure`: start a measure of one's own."""
    words = "start a measure of your own: write its file and its test, after three answers"
    example = 'new-measure --what "Bikes mended in the year" --unit count --outcome "WB: We cycle"'
    made = command(commands, "new-measure", "new_measure", words, example)
    made.set_defaults(command="new_measure")
    what = "one sentence: what is counted, of whom, over what time"
    made.add_argument("--what", metavar="SENTENCE", help=what)
    made.add_argument("--unit", metavar="UNIT", help="in which unit: person, count, hour …")
    outcome = 'the code of an outcome, such as PA-decisions, or your own as "THEME: words"'
    made.add_argument("--outcome", metavar="OUTCOME", help=outcome)
    made.add_argument("--code", metavar="CODE", help="its code (default: OWN- and initials)")
    folder = "where its two files go (default: here)"
    made.add_argument("--folder", default=".", metavar="FOLDER", help=folder)


def sources(commands: Any) -> None:
    """`socialvalue sources`: the ledger of figures."""
    words = "list every source and its figures, or show in full those that hold all the words"
    made = command(commands, "sources", "ledger", words, "sources homeless fiscal")
    what = "words, a key or code of a row, a number, or a measure whose figures are wanted"
    made.add_argument("words", nargs="*", metavar="WORD", help=what)
    day = "the day on which they are asked whether they hold, as 2026-12-31 (default: today)"
    made.add_argument("--as-of", default="", metavar="DAY", help=day)


def guide(commands: Any) -> None:
    """`socialvalue guide`: what to measure, how, and when not to score."""
    words = "ask what is to be decided and what matters, and write a framework and a one-page plan"
    made = command(commands, "guide", "guide", words, 'guide --context grants --aim "less lonely"')
    made.add_argument("--context", metavar="DECISION", help="what is decided: asset transfer …")
    aim = "what matters, in plain words, or a theme, value, principle or code; may be given again"
    made.add_argument("--aim", action="append", metavar="WORDS", help=aim)
    made.add_argument("--by", metavar="GROUP", help="whose words these are: a group, not a name")
    made.add_argument("--affected", metavar="WHO", help="who is affected")
    made.add_argument("--people", metavar="NUMBER", help="how many they are, about")
    made.add_argument(
        "--asked", metavar="YES|NO", help="whether they can be asked (if unsaid: yes)"
    )
    made.add_argument("--weeks", metavar="NUMBER", help="weeks until it is decided")
    made.add_argument("--budget", metavar="POUNDS", help="pounds there are for this")
    record = "a record that exists: accounts, ledger, payroll, survey …; may be given again"
    made.add_argument("--data", action="append", metavar="RECORD", help=record)
    harmed = "who could lose by it, and what; may be given again"
    made.add_argument("--harmed", action="append", metavar="WORDS", help=harmed)
    what = "decided (already), or at risk (whoever would answer); may be given again"
    made.add_argument("--circumstance", action="append", default=[], metavar="WHAT", help=what)
    made.add_argument("--out", metavar="FOLDER", help="where the files go (default: guide-…)")
    anyway = "write a framework even where the guide says not to score"
    made.add_argument("--anyway", action="store_true", help=anyway)


def doctor(commands: Any) -> None:
    """`socialvalue doctor`: whether the installation is sound."""
    words = "look whether this installation is sound, and name what is broken"
    command(commands, "doctor", "doctor", words, "doctor")


OFFERED: tuple[Callable[[Any], None], ...] = (
    *(
        score,
        check,
        explain,
        publish,
        compare,
        sensitivity,
        appraise,
        decide,
        report,
        weights,
        map_,
        template,
    ),
    *(chains, measures, new_measure, sources, guide, doctor),
)
"""Every command, in the order in which help lists them."""
