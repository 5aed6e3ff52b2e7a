"""The theme of this package, its two outcomes, and whose judgement its figures are."""

from socialvalue import Outcome, Source, Theme

REPAIR = Theme("RC", "Repair", "Things and the skill to mend them stay in the neighbourhood.")

KEPT = Outcome("RC-kept", "Things are kept in use", REPAIR)
SKILLS = Outcome("RC-skills", "People can mend what they own", REPAIR)

JUDGEMENT = Source(
    key="repair-measures-2026",
    publisher="the authors of repair-measures",
    title="Judgements made for this example",
    edition="2026",
    licence="MIT",
    status="assumed",
)
