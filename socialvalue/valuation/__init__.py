"""Valuation: from claims to attributable quantities, pounds by ledger, and ratings."""
