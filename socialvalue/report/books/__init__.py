"""Scorecards as workbooks that recompute themselves, and a user's own workbook with its faults.

In come a scorecard, or the faults of claims; out comes an .xlsx file. No text in it is a formula.
"""
