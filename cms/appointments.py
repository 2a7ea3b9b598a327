"""Pages that come and go at their minute: each appointment is a task that the worker runs when its time has come.

Wagtail keeps the moments and has a command that looks for those that have passed; something must call it. A task with
its own moment is exact, costs nothing in between, and needs no process beside the worker. The command may still be
called every minute by the system: whichever comes first does the work, and the other finds nothing to do.
"""

import datetime as dt

from django.core.management import call_command
from django.tasks import default_task_backend, task
from django.utils import timezone

# The command asks what lies before now; a whole second later it does on every clock.
AFTER = dt.timedelta(seconds=1)


@task
def keep_appointments() -> None:
    """Bring out and take in whatever is due by now."""
    call_command("publish_scheduled", verbosity=0)


def make(moment: dt.datetime | None) -> None:
    """Come back at that moment. A queue that runs everything at once cannot wait, and leaves it to the command."""
    if moment is not None and moment > timezone.now() and default_task_backend.supports_defer:
        keep_appointments.using(run_after=moment + AFTER).enqueue()
