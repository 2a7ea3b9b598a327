"""What a guide says of place, hours and telephone is what its page shows: the office's own where it is silent."""

import pytest

from portal.inspection.catalogue.waiting import lacking
from portal.orgs.selectors import Office
from tests.factories import cms as make

OFFICE = Office(phone="0000-7654321", place="三号窗口", hours="周一至周五")


@pytest.mark.django_db
def test_what_the_office_says_need_not_be_said_again():
    guide = make.GuidePageFactory(place="", hours="", contact="")
    assert "联系方式" not in "".join(lacking([guide], OFFICE))
    (told,) = lacking([guide], Office())
    assert told.endswith("办理地点、办理时间、联系方式")
