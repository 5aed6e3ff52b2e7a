"""The measures of Wellbeing."""
