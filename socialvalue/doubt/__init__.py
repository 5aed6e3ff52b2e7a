"""Doubt: how sure a score is. Figures with a range are drawn, each once wherever it is used; claims
carry coefficients, products of figures carry the draws; means and variances of worth are exact.
"""
