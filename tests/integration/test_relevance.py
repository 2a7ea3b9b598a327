"""Residents' questions find the pages of the demo that answer them, within the first three; on both databases."""

import pytest
import time_machine
from django.db import transaction

from portal.demo.content import matters
from portal.demo.seeding import content, ground
from portal.demo.seeding.clock import Year
from portal.search import selectors
from portal.search.models import SearchDocument
from tests import relevance
from tests.factories.search import put
from tests.guards import plant_roots

pytestmark = [pytest.mark.xdist_group("demo content"), pytest.mark.django_db]

# As the seeded year posts them: there are always more notices than anything else.
NOTICES = (
    "杏塘镇城市低保对象初审公示（更正）", "杏塘镇农村低保新申请对象评议公示", "杏塘镇农村低保新申请对象审核公示",
    "杏塘镇农村低保新申请对象审批公示", "杏塘镇支出型临时救助对象公示", "杏塘镇特困人员认定初审公示",
    "杏塘镇2026年第四季度城市低保对象长期公示", "杏塘镇特困供养人员长期公示", "杏塘镇10月临时救助对象初审公示",
    "枣林村特困供养终止公示", "石桥村特困人员认定初审公示", "杏塘镇2026年农村低保对象名册公示",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _site(django_db_setup, django_db_blocker, tmp_path_factory):
    """What editors wrote, the answers that were published, and the titles of notices; rolled back after the module."""
    from django.conf import settings

    kept, settings.DATA_DIR = settings.DATA_DIR, tmp_path_factory.mktemp("demo")
    travel = time_machine.travel("2026-11-23 15:00:00+08:00", tick=False)
    with django_db_blocker.unblock(), travel, transaction.atomic():
        plant_roots()
        year = Year()
        year.add(year.moment(364, 8), ground.make)
        content.plan(year)
        year.run(lambda done, all_acts: None)
        answered = [m for m in (*matters.LETTERS, *matters.SUGGESTIONS, *matters.OTHERS) if m.answered_in_public]
        for number, matter in enumerate(answered, 1):
            put(section="answers", key=f"a{number}", title=matter.summary, text=f"{matter.text}\n{matter.opinion}",
                url=f"/answers/{number}/", kind="咨询")  # fmt: skip
        villages = "、".join(ground.OrgUnit.objects.villages().values_list("name", flat=True))
        for number, title in enumerate(NOTICES, 1):
            put(section="notices", key=f"n{number}", title=title, url=f"/notices/{number}/", kind="农村低保",
                text=f"农村低保 初审公示 杏塘镇 {villages} 依据：最低生活保障审核确认办法 地点：公示栏 公示 异议")  # fmt: skip
        yield
        transaction.set_rollback(True)
    settings.DATA_DIR = kept


def test_the_answer_stands_among_the_first_three_and_mostly_first():
    ranks = {
        query: query.rank_in(selectors.load(selectors.find(query.words).keys[:10])) for query in relevance.queries()
    }
    missed = [f"{query.words} ({rank})" for query, rank in ranks.items() if rank > 3]
    assert relevance.success_at_3(list(ranks.values())) >= 0.9, missed
    assert relevance.median(list(ranks.values())) == 1


def test_the_questions_are_residents_own():
    """Many, and enough of them without a word of the title that answers them."""
    asked = relevance.queries()
    titles = {page.url: page.title for page in SearchDocument.objects.all()}
    named = {query: [t for url, t in titles.items() if query.is_answered_by(t, url)] for query in asked}
    assert len({query.words for query in asked}) == len(asked) >= 120
    assert [query.words for query, found in named.items() if not found] == [], "no such page in the demo"
    alone = [query for query, found in named.items() if not any(query.shares_a_word_with(title) for title in found)]
    assert len(alone) >= 30
