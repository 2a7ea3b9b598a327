"""A child process with little memory, time and disk, for whatever opens a stranger's file.

Readers of files have faults past every ``except``: a crafted one aborts the process that reads it. Here that costs one
child and a sentence. The file goes in by stdin and the answer comes by stdout; nothing else is shared. No Django.
"""

import contextlib
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

MIB = 1024 * 1024
SOURCE_ROOT = Path(__file__).resolve().parent.parent.parent


def limit_self(*, memory: int = 1024 * MIB, cpu_seconds: int = 30, may_start_threads: bool = False) -> None:
    """Called by the child: give up memory, time and the disk before the first byte is looked at.

    A thread counts as a process of the account, so a child whose library starts threads keeps that right.
    """
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if may_start_threads:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def ask(module: str, data: bytes, *, wall_seconds: int = 60) -> bytes | None:
    """What ``python -m module`` answers to these bytes; None when it died or took too long."""
    with tempfile.TemporaryDirectory(prefix="child-") as empty_folder:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module; the file goes in by stdin
                [sys.executable, "-s", "-P", "-m", module],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=wall_seconds,
                check=False,
                cwd=empty_folder,
                env={"PYTHONPATH": str(SOURCE_ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            )
        except subprocess.TimeoutExpired:
            return None
    return done.stdout if done.returncode == 0 else None
