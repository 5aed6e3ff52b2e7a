"""Insight: what stands behind a scorecard's numbers, read back step by step."""
