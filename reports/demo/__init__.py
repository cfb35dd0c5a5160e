"""The demo's data: synthetic people, made anew the same way each time, and a few real cases.

Nobody in it exists: serials above 9,000 are not given to NIKs, names are drawn from lists.
"""
