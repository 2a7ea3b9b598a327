"""Runs the way in children that end by SIGKILL at a chosen moment. Reads one order a line, answers one line each.

A process of its own with one thread: each order forks, so a kill costs a fork and not the start of Django.
"""

import importlib
import json
import os
import signal
import sys
import time


class Killer:
    """Counts moments: before each statement, before and after each commit. At the chosen one the process is gone."""

    def __init__(self, at: int | None):
        self.at, self.seen = at, 0

    def tick(self) -> None:
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen += 1

    def __call__(self, execute, sql, params, many, context):
        self.tick()
        return execute(sql, params, many, context)

    def watch(self, connection) -> None:
        connection.execute_wrappers.append(self)
        commit = connection._commit

        def commit_and_count():
            self.tick()
            commit()
            self.tick()

        connection._commit = commit_and_count


def act(order: dict, answer: int) -> None:
    """In the child: the whole way, then how many moments it had. Whatever the way shows on its way is sent at once."""
    from django.db import connection

    way = importlib.import_module(f"{__package__}.{order['way']}")
    killer = Killer(order["at"])
    killer.watch(connection)
    way.act(order, lambda shown: os.write(answer, f"{shown}\n".encode()))
    os.write(answer, f"moments {killer.seen}\n".encode())


def fork(order: dict) -> dict:
    """One child; what became of it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act(order, writer)
            code = 0
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writer)
    if order["after"] is not None:  # at no chosen moment: whenever the clock says
        time.sleep(order["after"])
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader) as lines:
        said = lines.read().splitlines()
    _pid, status = os.waitpid(child, 0)
    moments = [int(line.split()[1]) for line in said if line.startswith("moments ")]
    return {"killed": os.WIFSIGNALED(status), "failed": os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0,
            "moments": moments[0] if moments else 0,
            "shown": [line for line in said if not line.startswith("moments ")]}  # fmt: skip


def main() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.db import connections

    name = sys.argv[1]  # the tests' own database
    settings.DATABASES["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name
    for line in sys.stdin:
        sys.stdout.write(json.dumps(fork(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
