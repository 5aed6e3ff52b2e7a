"""The measures of Self-help/empowerment."""
