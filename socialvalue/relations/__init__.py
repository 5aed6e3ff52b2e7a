"""How measures stand to one another: what strengthens, overlaps, excludes, completes or follows."""

from socialvalue.relations.chain import Chains as Chains
from socialvalue.relations.chain import circle as circle
from socialvalue.relations.chain_words import Link as Link
from socialvalue.relations.crosswalk import Crosswalk as Crosswalk
from socialvalue.relations.crosswalk import Entry as Entry
from socialvalue.relations.crosswalk import crosswalks as crosswalks
from socialvalue.relations.reading import SHIPPED as SHIPPED
from socialvalue.relations.reading import joined as joined
from socialvalue.relations.reading import load as load
from socialvalue.relations.reading import read as read
from socialvalue.relations.relation import KINDS as KINDS
from socialvalue.relations.relation import TWICE as TWICE
from socialvalue.relations.relation import Relation as Relation
