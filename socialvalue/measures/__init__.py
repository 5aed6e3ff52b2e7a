"""The measures of the catalogue: a folder a theme, a file a measure. They enter by entry points."""
