"""What accounts announce, so that the apps above can add what they know."""

from django.dispatch import Signal

# A person was invited for an office. Sent with ``user`` and ``by`` in the transaction that makes
# the account; the listener adds the membership row (officer, center staff, contact of a firm).
user_invited = Signal()
