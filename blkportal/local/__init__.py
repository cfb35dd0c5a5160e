"""PostgreSQL and a broker on a machine that has neither, and the demo that runs on them.

Plain Python: nothing here imports Django, for these servers must run before settings are read.
"""
