"""Sentences written when the words of the guide had been widened, and found 12 of these 20; what
the others lacked was added afterwards.

An empty set means that no outcome of the catalogue says it.
"""

LAST = (
    ("Dad has had no visitors since Christmas", {"WB-company"}),
    ("Let the allotment holders decide about the water", {"PA-decisions"}),
    ("We were told nothing until the bulldozers came", {"PA-voice", "PA-answers"}),
    ("Bring back the youth centre", {"CV-commons"}),
    ("Cleaners here are on poverty wages", {"EQ-pay"}),
    ("Hire people from our estate", {"EQ-chances"}),
    ("The supermarket takes everything out of town", {"CV-circulation"}),
    ("Trains are always late", set()),
    ("We want to buy our pub together", {"CV-commons", "SE-ownership"}),
    ("Learn bike repair and earn from it", {"SE-learning", "EQ-pay"}),
    ("Mums supporting mums", {"CV-mutual-aid"}),
    ("Nobody reads what we send in to the consultation", {"PA-voice", "PA-answers"}),
    ("Fewer lorries past the nursery", {"WB-air"}),
    ("Insulate the flats", {"WB-climate"}),
    ("Kids need somewhere to play outside", {"WB-nature", "CV-commons"}),
    ("We feel hopeless since the factory shut", {"WB-feelings"}),
    ("A co-op nursery run by parents", {"SE-cooperatives"}),
    ("Hold the developer to what was agreed", {"PA-promises"}),
    ("Spread the benefits beyond the usual few", {"EQ-evenness", "PA-voice"}),
    ("The hospital waiting list is a scandal", set()),
)
"""Twenty sentences."""
