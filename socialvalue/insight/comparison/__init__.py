"""Comparison: two submissions side by side, on the same draws: who is ahead, how surely, because of
what, and what would change that.
"""
