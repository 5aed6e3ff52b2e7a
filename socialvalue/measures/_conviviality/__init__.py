"""The measures of Conviviality/Community."""
