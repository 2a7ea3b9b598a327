import pytest
from django.core.cache import cache
from rest_framework import serializers
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from portal.orgs.models import OrgUnit
from portal.rest.throttles import PublicThrottle, read_rate

pytestmark = pytest.mark.django_db
ask = APIRequestFactory()


class UnitSerializer(serializers.ModelSerializer):
    class Meta:
        model = OrgUnit
        fields = ["code", "name"]


class Units(ListAPIView):
    queryset = OrgUnit.objects.order_by("code")
    serializer_class = UnitSerializer
    filterset_fields = ["level"]


@pytest.fixture
def villages():
    OrgUnit.objects.bulk_create(
        OrgUnit(level="village", name=f"第{n}村", code=f"{990001100200 + n:012}") for n in range(120)
    )


def get(view=Units, **query):
    request = ask.get("/", query)
    response = view.as_view()(request)
    response.render()
    return response


def test_a_page_has_fifty_lines_and_knows_the_whole(villages):
    answer = get().data
    assert answer["count"] == 120
    assert len(answer["results"]) == 50
    assert "page=2" in answer["next"]


def test_a_page_has_at_most_a_hundred_lines(villages):
    assert len(get(page_size=5000).data["results"]) == 100


def test_past_the_end_says_so(villages):
    answer = get(page=9)
    assert answer.status_code == 404
    assert answer.data["detail"] == "没有第9页，共3页。"
    assert answer["Content-Type"] == "application/problem+json"


def test_an_empty_list_has_a_first_page():
    assert get().data["results"] == []
    assert get(page=1).status_code == 200


@pytest.mark.parametrize("page", ["x", "-1", "1.5", "１", "9" * 30, "last"])
def test_a_page_that_is_no_number_is_named(villages, page):
    answer = get(page=page)
    assert answer.status_code == 400
    assert answer.data["errors"][0]["parameter"] == "page"


def test_page_zero_is_past_the_end(villages):
    assert get(page=0).status_code == 404


def test_very_deep_pages_are_refused(villages, monkeypatch):
    monkeypatch.setattr("portal.rest.pagination.DEEPEST", 100)
    assert get(page=2).status_code == 200
    answer = get(page=3)
    assert answer.status_code == 400
    assert "筛选" in answer.data["errors"][0]["detail"]


@pytest.mark.parametrize("name", ["vilage", "name__startswith", "order", "fields", "level__in"])
def test_an_unknown_parameter_is_refused_by_name(villages, name):
    answer = get(**{name: "x"})
    assert answer.status_code == 400
    assert answer.data["title"] == "请求有误"
    assert answer.data["errors"] == [
        {"parameter": name, "detail": "没有这个查询参数。可用的有：level、page、page_size。"}
    ]


def test_known_filters_work_and_bad_values_are_named(villages):
    assert get(level="village").data["count"] == 120
    answer = get(level="galaxy")
    assert answer.status_code == 400
    assert answer.data["errors"][0]["parameter"] == "level"


def test_a_view_may_declare_parameters_of_its_own(villages):
    class Declared(Units):
        query_parameters = ("year",)

    assert get(Declared, year=2026).status_code == 200


@pytest.mark.parametrize("method", ["post", "delete", "put"])
def test_writing_is_refused_in_the_same_shape(method):
    response = Units.as_view()(getattr(ask, method)("/"))
    assert response.status_code == 405
    assert response.data["title"] == "不支持这种操作"


def raising(error):
    class View(APIView):
        def get(self, request):
            raise error

    return View


def test_a_list_of_complaints_is_one_sentence():
    answer = get(raising(ValidationError(["一", "二"])))
    assert answer.data == {"type": "about:blank", "title": "请求有误", "status": 400, "detail": "一 二"}


def test_an_unusual_status_still_has_a_title():
    error = APIException("停电")
    error.status_code = 503
    assert get(raising(error)).data["title"] == "出错了"


def test_what_nobody_foresaw_is_left_to_django():
    with pytest.raises(ZeroDivisionError):
        get(raising(ZeroDivisionError()))


@pytest.fixture
def rate(settings, time_machine):
    cache.clear()
    time_machine.move_to("2026-03-10 10:00:00+08:00", tick=False)
    settings.PUBLIC_THROTTLE_RATE = "3/min"
    yield time_machine
    cache.clear()


def test_too_many_requests_are_told_when_to_come_back(villages, rate):
    for _time in range(3):
        assert get().status_code == 200
    answer = get()
    assert answer.status_code == 429
    assert answer.data["title"] == "请求太频繁"
    assert answer["Retry-After"] == "60"
    rate.shift(60)
    assert get().status_code == 200


def test_addresses_are_counted_apart_and_a_forged_header_counts_nothing(villages, rate):
    def status(address, forwarded=""):
        request = ask.get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=forwarded)
        return Units.as_view()(request).status_code

    assert [status("192.0.2.1", f"10.0.0.{n}") for n in range(4)] == [200, 200, 200, 429]
    assert status("192.0.2.2") == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "ident"),
    [
        (0, "1.1.1.1, 2.2.2.2", "127.0.0.1"),
        (1, "1.1.1.1, 2.2.2.2", "2.2.2.2"),
        (2, "1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (3, "1.1.1.1", "1.1.1.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_forwarded_addresses_count_as_far_as_our_proxies_go(settings, proxies, forwarded, ident):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": proxies}
    assert PublicThrottle().get_ident(ask.get("/", HTTP_X_FORWARDED_FOR=forwarded)) == ident


def test_the_address_is_never_kept_and_its_name_changes_daily(rate):
    throttle = PublicThrottle()
    today = throttle.name_of("192.0.2.1")
    assert "192" not in today or len(today) == 32
    assert today == throttle.name_of("192.0.2.1") != throttle.name_of("192.0.2.3")
    assert throttle.name_of("2001:db8::1") == throttle.name_of("2001:db8::ff:1")
    assert throttle.name_of("2001:db8::1") != throttle.name_of("2001:db8:1::1")
    assert throttle.name_of("::ffff:192.0.2.1") == today
    assert throttle.name_of("fe80::1%eth0") == throttle.name_of("fe80::2")
    assert throttle.name_of("not an address") != today
    rate.shift(86400)
    assert throttle.name_of("192.0.2.1") != today


def test_rates_are_read():
    assert read_rate("600/min") == (600, 60)
    assert read_rate("5/hour") == (5, 3600)
    with pytest.raises(ValueError, match="600/min"):
        read_rate("often")
