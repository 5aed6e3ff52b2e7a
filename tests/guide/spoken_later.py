"""Sentences written after the first words of the guide, of which these found 11 of 24; the words
that the others lacked were then added, so that they show no more than that they still are found.

Each has the outcomes that would do; an empty set means that no outcome of the catalogue says it.
"""

LATER = (
    ("My nan sits by herself from Sunday to Sunday", {"WB-company"}),
    ("The bus never comes", set()),
    ("Give ex-prisoners a way back into employment", {"EQ-chances"}),
    ("Meetings are held when parents can't come", {"PA-voice", "PA-community"}),
    ("The directors pay themselves bonuses while carers use food banks", {"EQ-pay", "EQ-evenness"}),
    ("Stop the money leaking out of the valley", {"CV-circulation"}),
    ("Residents should run the centre themselves", {"PA-decisions", "CV-commons"}),
    ("We need somewhere for teenagers to hang out", {"CV-commons"}),
    ("People ought to look out for one another again", {"CV-mutual-aid", "CV-neighbours"}),
    ("Workers should own a share of the firm", {"SE-ownership"}),
    ("The damp makes my children ill", set()),
    ("Plant more trees along the ring road", {"WB-nature"}),
    ("Reduce greenhouse gases from the fleet", {"WB-climate"}),
    ("Pay suppliers within thirty days", {"EQ-trade"}),
    ("Let us see the accounts", {"PA-answers"}),
    ("Young women say they have no confidence", {"SE-agency"}),
    ("Carers on zero-hour contracts never know next week's shifts", {"SE-security"}),
    ("Teach people to cook and mend", {"SE-learning"}),
    ("Keep the pub in local hands", {"CV-commons"}),
    ("Someone should check whether pledges are kept", {"PA-promises"}),
    ("I want my street to be quiet at night", {"WB-air"}),
    ("Somali and Polish families should meet each other", {"CV-neighbours"}),
    ("Black residents are missing from the panel", {"PA-voice"}),
    ("Staff get hurt lifting patients", {"WB-work"}),
)
"""Twenty-four sentences."""
