"""The measures of Equity and Equality."""
