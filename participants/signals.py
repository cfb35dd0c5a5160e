"""What happens to a person, said aloud for the apps above."""

from django.dispatch import Signal

person_erased = Signal()  # with ``person`` and ``by``; whoever keeps a copy of the name drops it
