"""A log line tells where something failed and never quotes what it failed on."""

import logging
import sys

from portal.logs import FramesOnly


def logged(raise_it) -> str:
    try:
        raise_it()
    except Exception:
        record = logging.getLogger("tests").makeRecord("tests", logging.ERROR, __file__, 1, "it failed", (), None)
        record.exc_info = sys.exc_info()
    return FramesOnly("{name} {message}", style="{").format(record)


def test_the_place_and_the_name_but_not_the_words():
    def fail():
        raise ValueError("cannot store 钱进宝")

    said = logged(fail)
    assert "tests it failed" in said
    assert "test_logs.py" in said
    assert "builtins.ValueError" in said
    assert "钱进宝" not in said


def test_the_failure_behind_the_failure_is_named_too():
    def fail():
        try:
            raise KeyError("13800138000")
        except KeyError as cause:
            raise RuntimeError("钱进宝") from cause

    said = logged(fail)
    assert "RuntimeError" in said
    assert "KeyError" in said
    assert "13800138000" not in said
