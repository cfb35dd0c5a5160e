"""What happens to a batch, said aloud for the apps above. A listener may refuse."""

from django.dispatch import Signal

batch_corrects = Signal()  # before a plan changes, with ``changed``; what rests on it refuses
batch_closes = Signal()  # before a batch is closed; people still under way refuse it
batch_cancelled = Signal()  # with ``by`` and ``reason``; its people are released
