"""A page for residents: one HTML file that asks nothing of a network.

In comes a scorecard; out comes a page that a councillor can read and a resident can use: its theme
weights are sliders, and the page itself works out what the library would.
"""

from socialvalue.report.page.page import resident_page

__all__ = ["resident_page"]
