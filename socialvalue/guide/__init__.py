"""The guide: measures and methods for a decision, what to be careful of, when not to score."""

from socialvalue.guide.recommend import recommend as recommend
from socialvalue.guide.recommendation import Recommendation as Recommendation
from socialvalue.guide.vision import Vision as Vision
from socialvalue.guide.vision import vision as vision
