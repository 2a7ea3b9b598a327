import pytest
import time_machine

from .sound import TEN, SoundSite


@pytest.fixture
def site(db):
    with time_machine.travel(TEN, tick=False) as traveller:
        yield SoundSite(traveller)
