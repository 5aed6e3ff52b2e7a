"""The measures of Participation and Accountability."""
