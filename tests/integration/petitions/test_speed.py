"""What a staff page asks of the database: twelve questions at most, however many cases and whatever the job."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from petitions.models import Petition
from petitions.vocabulary import Channel, Kind, State
from portal.accounts import grants
from portal.accounts.roles import ROLES
from tests.factories.cms import policy_index
from tests.factories.petitions import AnswerFactory, PetitionFactory
from tests.integration.test_policy_review import form

pytestmark = pytest.mark.django_db
MOST = 12
HANDLERS = ("receptionist", "leader", "village_worker")


@pytest.fixture
def busy_town(town):
    """Bare rows in every pile, more than the first page shows of each, with villages and people to look up."""
    today = timezone.localdate()
    for number, state in enumerate([State.RECEIVED, State.ACCEPTED, State.RETURNED, State.AWAITING_APPROVAL] * 9):
        due = today + dt.timedelta(days=[-3, 4, 40][number % 3])
        PetitionFactory(
            state=state,
            village=[town.village, town.other_village, None][number // 3 % 3],
            assignee=town.worker if number % 2 else None,
            assignee_unit=town.unit,
            received_on=today - dt.timedelta(days=number),
            next_due=due, next_act_by=due, next_rule="finish",
            returned_to=town.leader if number % 8 == 4 else None,
            reminded_at=timezone.now() if number % 5 == 0 else None,
        )  # fmt: skip
    for _held in range(7):
        PetitionFactory(state=State.ACCEPTED, village=town.village, assignee=town.worker, held_since=today)
    PetitionFactory(closed=True)
    AnswerFactory.create_batch(4)
    AnswerFactory.create_batch(4, published=True)
    grants.sync()
    return town


@pytest.fixture
def person(busy_town):
    def find(role):
        if role == "village_worker":
            return busy_town.staff("case_worker", unit=busy_town.village)
        return busy_town.staff(role)

    return find


def ways_through(town) -> list[dict]:
    """The lists of cases: by pile, by what stands on the register, by words, by order, by page."""
    number = Petition.objects.order_by("pk")[3].number
    return [
        {},
        *({"holder": one} for one in ("waiting", "me", "nobody")),
        *({"due": one} for one in ("overdue", "soon", "running")),
        {"state": State.RETURNED},
        {"state": [State.RECEIVED, State.ACCEPTED]},
        {"kind": Kind.CLAIM, "channel": Channel.WEB},
        {"village": town.village.pk},
        {"village": town.village.pk, "kind": Kind.CLAIM, "due": "overdue"},
        {"q": number},
        {"q": "申诉"},
        {"q": "查无此事"},
        {"p": 2},
        *({"ordering": one} for one in ("-next_due", "number", "-number")),
    ]


def test_each_list_asks_twelve_questions_at_most(busy_town, person, sign_in, django_assert_max_num_queries):
    """Asked by a case worker, who holds the most rights and so pays for the most of them."""
    client = sign_in(person("case_worker"))
    client.get(reverse("cases:index"))
    for way in ways_through(busy_town):
        with django_assert_max_num_queries(MOST):
            assert client.get(reverse("cases:index"), way).status_code == 200, way


@pytest.mark.parametrize("role", HANDLERS)
def test_everybodys_list_asks_twelve_questions_at_most(person, sign_in, role, django_assert_max_num_queries):
    client = sign_in(person(role))
    client.get(reverse("cases:index"))
    for name, way in (
        ("index", {}),
        ("index", {"holder": "waiting", "due": "overdue"}),
        ("index_results", {"q": "申"}),
    ):
        with django_assert_max_num_queries(MOST):
            assert client.get(reverse(f"cases:{name}"), way).status_code == 200


@pytest.mark.parametrize("role", ["village_worker", *(role.code for role in ROLES)])
def test_the_first_page_asks_twelve_questions_at_most(person, sign_in, role, django_assert_max_num_queries):
    client = sign_in(person(role))
    client.get(reverse("wagtailadmin_home"))
    with django_assert_max_num_queries(MOST):
        assert client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.parametrize("role", ["publisher", "privacy_reviewer"])
def test_the_list_of_answers_asks_twelve_questions_at_most(person, sign_in, role, django_assert_max_num_queries):
    client = sign_in(person(role))
    client.get(reverse("cases:answers"))
    with django_assert_max_num_queries(MOST):
        assert client.get(reverse("cases:answers")).status_code == 200


def test_texts_under_review_do_not_make_the_first_page_slower(person, sign_in, django_assert_max_num_queries):
    author, publisher = person("case_worker"), person("publisher")
    index = policy_index()
    client = sign_in(author)
    for place in range(3):
        values = form(title=f"通知{place}", slug=f"notice-{place}", **{"action-submit": "1"})
        assert (
            client.post(reverse("wagtailadmin_pages:add", args=["cms", "policypage", index.pk]), values).status_code
            == 302
        )
    for user, stands in ((author, "您送审的，等同事审核"), (publisher, "等您审核")):
        sign_in(user).get(reverse("wagtailadmin_home"))
        with django_assert_max_num_queries(MOST):
            page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert page.count(f"{stands}</span>") == 3
    for role in ("leader", "receptionist"):
        assert "通知1" not in sign_in(person(role)).get(reverse("wagtailadmin_home")).content.decode()


def test_the_piles_count_what_their_filters_show(busy_town, sign_in):
    client = sign_in(busy_town.worker)
    page = client.get(reverse("cases:index"))
    assert [count for _title, _query, count in page.context["piles"]]
    for _title, query, count in page.context["piles"]:
        assert client.get(f"{reverse('cases:index')}?{query}").context["items_count"] == count > 0


def test_a_box_shows_the_top_of_its_list_in_the_same_order(busy_town, sign_in):
    client = sign_in(busy_town.worker)
    home = client.get(reverse("wagtailadmin_home"))
    boxes = next(panel for panel in home.context["panels"] if panel.name == "petitions_desk").desk.boxes()
    for box in boxes:
        listed = client.get(box.url).context["object_list"]
        assert [case.number for case in box.cases] == [case.number for case in listed[:6]]


def test_a_page_beyond_the_last_shows_the_last(busy_town, sign_in):
    client = sign_in(busy_town.worker)
    response = client.get(reverse("cases:index"), {"p": 999})
    assert response.status_code == 200
    assert response.context["page_obj"].number == response.context["paginator"].num_pages > 1
    assert client.get(reverse("cases:index"), {"p": "x"}).status_code == 200


def test_pages_hold_every_case_once(busy_town, sign_in):
    client = sign_in(busy_town.worker)
    for ordering in ("next_due", "-next_due", "number"):
        seen = [
            case.number
            for page in (1, 2)
            for case in client.get(reverse("cases:index"), {"p": page, "ordering": ordering}).context["object_list"]
        ]
        assert sorted(seen) == sorted(Petition.objects.values_list("number", flat=True))
