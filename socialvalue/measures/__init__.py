"""The measures of the catalogue: a folder a theme, a file a measure. They enter by entry points and
are found by their codes: nobody imports them from here.
"""
