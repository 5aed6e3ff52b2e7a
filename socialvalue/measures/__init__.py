"""The twelve built-in measures: a folder a theme, a file a measure. They enter by entry points."""
