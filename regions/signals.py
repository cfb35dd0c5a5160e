"""What has happened in this app, for the apps above it."""

from django.dispatch import Signal

meeting_cancelled = Signal()  # meeting, reason, by
