"""Units of an invented township."""

import factory
from factory.django import DjangoModelFactory

from portal.orgs.models import Level, OfficeProfile, OrgAlias, OrgUnit


class OrgUnitFactory(DjangoModelFactory):
    class Meta:
        model = OrgUnit

    level = Level.VILLAGE
    name = factory.Sequence(lambda n: f"测试{n}村")
    code = factory.Sequence(lambda n: f"990101{n:06}")
    board_place = factory.LazyAttribute(lambda unit: f"{unit.name}村部门口")

    class Params:
        county = factory.Trait(level=Level.COUNTY, name="青石县", code="990101000000", board_place="")
        township = factory.Trait(level=Level.TOWNSHIP, name="柳河镇", code="990101101000", board_place="镇政府门口")


class OrgAliasFactory(DjangoModelFactory):
    class Meta:
        model = OrgAlias

    unit = factory.SubFactory(OrgUnitFactory)
    name = factory.Sequence(lambda n: f"别名{n}")

    class Params:
        former = factory.Trait(is_former=True)


class OfficeProfileFactory(DjangoModelFactory):
    class Meta:
        model = OfficeProfile

    name = "民政办"
    organ_name = "柳河镇人民政府"
    phone = "0990-5550101"
    supervision_phone = "0990-5550102"
    place = "镇便民服务中心2号窗口"
    hours = "工作日 9:00—12:00，13:30—17:00"
    postal_address = "青石县柳河镇中心路1号"
    review_organ = "青石县人民政府"
    document_prefix = "柳政信"
