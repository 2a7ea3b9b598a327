"""What a server process does before its first visitor."""

import gc

from portal import wsgi


def test_what_is_loaded_once_is_left_alone_by_the_collector():
    gc.unfreeze()
    wsgi.settle()
    try:
        assert gc.get_freeze_count() > 100_000
    finally:
        gc.unfreeze()
