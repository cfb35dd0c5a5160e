"""Spreadsheets in and out: guard, then a limited child parses, then rows are checked as a whole.

Kept free of imports, so that the parsing child starts without Django.
"""
