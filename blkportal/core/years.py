"""The years that lists, duties and the desk offer."""

FIRST_YEAR = 2017  # the first class of the chain that the portal follows
