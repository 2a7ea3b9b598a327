import pytest
from django.db import IntegrityError

from petitions import selectors
from petitions.errors import Conflict, Fixed, NotClean, Refused, SamePerson, WrongState
from petitions.models import Answer
from petitions.services import answers, handling, intake
from petitions.vocabulary import Action, AnswerState, Channel, Kind, State
from portal.accounts.permissions import NotAllowed
from portal.kept import editions
from portal.ledger.models import LedgerEntry
from portal.search.models import SearchDocument

TEXT = {"title": "打工收入怎么算", "question": "外出打工收入不固定怎么算？", "answer": "按最近一年实际收入平均。"}


@pytest.fixture
def question(town):
    petition = town.submit(kind=Kind.CONSULTATION, channel=Channel.VISIT).petition
    handling.answer_at_once(petition=petition, by=town.worker, answer="按最近一年平均。")
    return petition


@pytest.fixture
def draft(town, question):
    return answers.prepare(petition=question, by=town.worker, **TEXT)


def test_written_by_one_published_by_another(town, draft):
    edition = editions.current()
    answers.publish(answer=draft, by=town.publisher)
    assert draft.state == AnswerState.PUBLISHED
    assert draft.number.endswith("-001")
    assert selectors.published_answer(draft.number) == draft
    assert editions.current() > edition
    assert [hit.key for hit in SearchDocument.objects.filter(section="answers")] == [draft.number]
    entry = LedgerEntry.objects.get()
    assert (entry.action, entry.subject) == ("answer.published", f"answer:{draft.number}")
    assert draft.petition.events.last().facts == {"answer": draft.pk, "number": draft.number}


def test_who_publishes_need_not_see_the_case(town, draft):
    assert selectors.case(town.publisher, draft.petition.number) is None
    assert not selectors.cases(town.publisher).exists()
    answers.publish(answer=draft, by=town.publisher)


def test_nobody_publishes_what_they_wrote(town, draft):
    from django.contrib.auth.models import Permission

    town.worker.user_permissions.add(Permission.objects.get(codename="publish_answer"))
    worker = type(town.worker).objects.get(pk=town.worker.pk)
    with pytest.raises(SamePerson):
        answers.publish(answer=draft, by=worker)
    with pytest.raises(IntegrityError, match="answer_published_by_another"):
        Answer.objects.filter(pk=draft.pk).update(published_by=worker)


def test_nor_what_they_wrote_before_a_colleague_wrote_it_over(town, question, draft):
    from django.contrib.auth.models import Permission

    town.worker.user_permissions.add(Permission.objects.get(codename="publish_answer"))
    again = answers.prepare(petition=question, by=town.staff("case_worker"), **TEXT)
    assert again.pk == draft.pk
    with pytest.raises(SamePerson):
        answers.publish(answer=again, by=type(town.worker).objects.get(pk=town.worker.pk))


def test_what_is_published_is_what_was_read(town, question, draft):
    answers.prepare(petition=question, by=town.worker, **{**TEXT, "answer": "他家五口，按最近一年平均。"})
    with pytest.raises(Conflict, match="从头再看一遍"):
        answers.publish(answer=draft, by=town.publisher)
    assert not Answer.objects.published().exists()
    assert not LedgerEntry.objects.exists()


def test_who_writes_and_who_publishes(town, question, draft):
    with pytest.raises(NotAllowed):
        answers.prepare(petition=question, by=town.publisher, **TEXT)
    with pytest.raises(NotAllowed):
        answers.publish(answer=draft, by=town.leader)
    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize("field", ["title", "question", "answer"])
@pytest.mark.parametrize("personal", ["电话13800138000", "11010519491231002X"])
def test_a_text_with_personal_numbers_is_refused(town, question, field, personal):
    with pytest.raises(NotClean):
        answers.prepare(petition=question, by=town.worker, **{**TEXT, field: personal})
    assert not Answer.objects.exists()


def test_a_text_with_the_petitioners_own_name_is_refused(town, question):
    with pytest.raises(NotClean, match="姓名"):
        answers.prepare(petition=question, by=town.worker, **{**TEXT, "question": "村民钱进宝问打工收入怎么算。"})


@pytest.mark.parametrize(("word", "text"), [("住址", "家住河西巷里"), ("电话", "找 0551 那个")])
def test_nor_with_what_only_the_seal_knows(town, word, text):
    sender = intake.Person("钱进宝", "0551", "河西巷里")
    petition = town.at(State.CLOSED, petitioner=sender, publish_consent=True)
    with pytest.raises(NotClean, match=word):
        answers.prepare(petition=petition, by=town.worker, **{**TEXT, "answer": text})


def test_nor_with_a_representative_of_the_group(town):
    sender = intake.Person("钱进宝", representatives=(intake.Person("赵铁柱", "13900001234"),))
    petition = town.at(State.CLOSED, channel=Channel.VISIT, petitioner=sender, persons_count=6, publish_consent=True)
    for words in ("赵铁柱等人问低保。", "赵 铁 柱等人问低保。"):
        with pytest.raises(NotClean, match="姓名"):
            answers.prepare(petition=petition, by=town.worker, **{**TEXT, "question": words})


def test_a_village_and_its_branch_may_be_named(town):
    sender = intake.Person("杜村党总支", "", "杜村")
    petition = town.at(State.CLOSED, kind=Kind.SUGGESTION, petitioner=sender)
    thanks = "感谢杜村党总支提出的好建议。"
    assert answers.prepare(petition=petition, by=town.worker, **{**TEXT, "answer": thanks}).pk


def test_publishing_looks_once_more(town, draft):
    Answer.objects.filter(pk=draft.pk).update(answer_redacted="请拨13800138000")
    draft.refresh_from_db()
    with pytest.raises(NotClean):
        answers.publish(answer=draft, by=town.publisher)
    assert not selectors.published_answers().exists()


def test_somebodys_own_affair_needs_their_yes(town):
    for consent in (False, True):
        petition = town.at(State.CLOSED, publish_consent=consent)
        text = answers.prepare(petition=petition, by=town.worker, **TEXT)
        if consent:
            answers.publish(answer=text, by=town.publisher)
        else:
            with pytest.raises(Refused, match="同意"):
                answers.publish(answer=text, by=town.publisher)


def test_an_accusation_is_never_prepared(town):
    petition = town.submit(kind=Kind.ACCUSATION).petition
    handling.transfer(petition=petition, by=town.worker, organ="县纪委监委", without_copy="县里自己调取材料")
    with pytest.raises(WrongState):
        answers.prepare(petition=petition, by=town.worker, **TEXT)


def test_a_published_answer_is_withdrawn_and_written_anew_under_another_number(town, question, draft):
    first = answers.publish(answer=draft, by=town.publisher).number
    with pytest.raises(Fixed):
        answers.prepare(petition=question, by=town.worker, **TEXT)
    with pytest.raises(Refused):
        answers.withdraw(answer=draft, by=town.publisher, reason=" ")
    edition = editions.current()
    answers.withdraw(answer=draft, by=town.publisher, reason="措辞不准")
    assert selectors.published_answer(first) is None
    assert selectors.is_withdrawn_answer(first)
    assert editions.current() > edition
    assert not SearchDocument.objects.exists()
    assert LedgerEntry.objects.latest("number").action == "answer.withdrawn"
    again = answers.publish(answer=answers.prepare(petition=question, by=town.worker, **TEXT), by=town.publisher)
    assert again.number != first
    assert list(selectors.published_answers()) == [again]
    with pytest.raises(WrongState):
        answers.withdraw(answer=draft, by=town.publisher, reason="再撤")


def test_the_offices_own_phone_may_stand_in_an_answer(town, question):
    answer = "请拨打0990-5550101，或到镇便民服务中心2号窗口。"
    assert answers.prepare(petition=question, by=town.worker, **{**TEXT, "answer": answer}).pk


def test_the_search_is_told_again_of_what_is_published(town, draft):
    answers.publish(answer=draft, by=town.publisher)
    SearchDocument.objects.all().delete()
    answers.show_all()
    assert SearchDocument.objects.get().title == TEXT["title"]


def test_a_failure_on_the_way_publishes_nothing(town, draft, monkeypatch):
    monkeypatch.setattr(answers.editions, "bump", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        answers.publish(answer=draft, by=town.publisher)
    draft.refresh_from_db()
    assert (draft.state, draft.number) == (AnswerState.DRAFT, None)
    assert not LedgerEntry.objects.exists()
    assert not SearchDocument.objects.exists()
    assert not draft.petition.events.filter(action=Action.PUBLISH_ANSWER).exists()


def test_the_originals_are_not_in_the_answers_table():
    columns = {field.name for field in Answer._meta.concrete_fields}
    assert not {"request", "question", "opinion", "question_original"} & columns


# --- correcting -----------------------------------------------------------------------------------------------------

BETTER = {**TEXT, "answer": "按最近十二个月实际收入平均，就业开支可以扣减。"}


@pytest.fixture
def published(town, draft):
    return answers.publish(answer=draft, by=town.publisher)


def test_a_correction_shows_only_when_another_publishes_it(town, published):
    first = published.number
    text = answers.correct(published=published, by=town.worker, **BETTER, reason="漏写了就业开支")
    assert selectors.published_answer(first) == published
    assert text.supersedes == published
    assert text.number is None
    answers.publish(answer=text, by=town.publisher)
    published.refresh_from_db()
    assert (published.state, published.withdrawal_reason) == (AnswerState.WITHDRAWN, "漏写了就业开支")
    assert list(selectors.published_answers()) == [text]
    assert selectors.replacement_of(first) == text
    assert [hit.key for hit in SearchDocument.objects.filter(section="answers")] == [text.number]


def test_both_acts_stand_in_the_ledger_and_in_the_record(town, published):
    edition = editions.current()
    text = answers.correct(published=published, by=town.worker, **BETTER, reason="漏写了就业开支")
    answers.publish(answer=text, by=town.publisher)
    down, up = LedgerEntry.objects.order_by("number")[1:]
    assert (down.action, down.facts) == (
        "answer.withdrawn",
        {"number": published.number, "replaced_by": text.number},
    )
    assert (up.action, up.facts["corrects"], up.facts["correction"]) == (
        "answer.published",
        published.number,
        "漏写了就业开支",
    )
    assert [event.action for event in text.petition.events.all()][-3:] == [
        Action.PREPARE_ANSWER,
        Action.WITHDRAW_ANSWER,
        Action.PUBLISH_ANSWER,
    ]
    assert editions.current() > edition


def test_who_wrote_the_correction_does_not_publish_it_and_nothing_is_half_done(town, published):
    from django.contrib.auth.models import Permission

    text = answers.correct(published=published, by=town.worker, **BETTER, reason="漏写了就业开支")
    town.worker.user_permissions.add(Permission.objects.get(codename="publish_answer"))
    worker = type(town.worker).objects.get(pk=town.worker.pk)
    with pytest.raises(SamePerson):
        answers.publish(answer=text, by=worker)
    published.refresh_from_db()
    assert published.state == AnswerState.PUBLISHED
    assert LedgerEntry.objects.count() == 1


@pytest.mark.parametrize("reason", [" ", "电话13800138000写错了", "钱进宝的金额写错了"])
def test_a_correction_says_what_was_corrected_and_of_nobody(town, published, reason):
    with pytest.raises(Refused):
        answers.correct(published=published, by=town.worker, **BETTER, reason=reason)
    assert Answer.objects.count() == 1


def test_a_draft_correction_is_written_over_and_there_is_one(town, published):
    first = answers.correct(published=published, by=town.worker, **BETTER, reason="漏写了就业开支")
    again = answers.correct(published=published, by=town.worker, **TEXT, reason="改回原来的说法")
    assert first.pk == again.pk
    assert Answer.objects.get(state=AnswerState.DRAFT).correction_note == "改回原来的说法"


def test_taken_down_meanwhile_the_correction_still_names_what_it_corrects(town, published):
    text = answers.correct(published=published, by=town.worker, **BETTER, reason="漏写了就业开支")
    answers.withdraw(answer=published, by=town.publisher, reason="先撤下")
    answers.publish(answer=text, by=town.publisher)
    published.refresh_from_db()
    assert published.withdrawal_reason == "先撤下"
    assert selectors.replacement_of(published.number) == text


def test_corrected_twice_the_oldest_address_leads_to_the_newest(town, published):
    second = answers.correct(published=published, by=town.worker, **BETTER, reason="一")
    answers.publish(answer=second, by=town.publisher)
    third = answers.correct(published=second, by=town.worker, **TEXT, reason="二")
    answers.publish(answer=third, by=town.publisher)
    assert selectors.replacement_of(published.number) == third
    answers.withdraw(answer=third, by=town.publisher, reason="能认出是谁")
    assert selectors.replacement_of(published.number) is None


def test_a_withdrawn_answer_is_not_corrected_but_written_anew(town, published):
    answers.withdraw(answer=published, by=town.publisher, reason="能认出是谁")
    with pytest.raises(WrongState):
        answers.correct(published=published, by=town.worker, **BETTER, reason="改")
    assert not answers.prepare(petition=published.petition, by=town.worker, **TEXT).is_correction


def test_the_database_wants_a_note_with_every_correction(published):
    with pytest.raises(IntegrityError, match="answer_corrects_with_a_note"):
        Answer.objects.filter(pk=published.pk).update(correction_note="没有更正哪一份")
