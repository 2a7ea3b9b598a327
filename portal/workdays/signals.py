"""What others may listen to."""

from django.dispatch import Signal

# Sent after commit with `year`, when the days of a year were entered or changed: provisional dates are due again.
calendar_changed = Signal()
