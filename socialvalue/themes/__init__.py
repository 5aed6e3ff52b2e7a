"""The five themes of the prototype framework and the outcomes under them: one file a theme.

Nothing comes in; `THEME` and the named outcomes go out to the measures. The names of the themes are
those of the 2022 report (row `oxford-ccin-2022` of the ledger of sources); the outcomes are our own
words, because the report's table is not public.
"""
