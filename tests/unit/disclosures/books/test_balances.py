import pytest

from disclosures.books.balances import Balance, Move, Sum, month_by_month


def test_year_that_adds_up_says_so():
    balance = Balance(Sum(1138, 1500), added=Sum(52, 79), left=Sum(10, 30), closing=Sum(1180, 1549))
    assert balance.holds
    assert "正好是现在的 1180 户 1549 人" in balance.sentence


def test_source_document_contradicts_itself_and_the_page_says_so():
    balance = Balance(Sum(1180, 1549), added=Sum(52, 79), left=Sum(10, 30), closing=Sum(1180, 1549))
    assert not balance.holds
    assert balance.sentence.startswith("数字对不上")
    assert "应为 1222 户 1598 人" in balance.sentence
    assert "名册上是 1180 户 1549 人" in balance.sentence


@pytest.mark.parametrize(("households", "persons"), [(1, 0), (0, 1)])
def test_households_and_people_must_both_add_up(households, persons):
    balance = Balance(Sum(10, 20), added=Sum(), left=Sum(), closing=Sum(10 + households, 20 + persons))
    assert not balance.holds


def test_without_last_years_roster_the_opening_is_worked_out_and_said_to_be_unchecked():
    balance = Balance(None, added=Sum(52, 79), left=Sum(10, 30), closing=Sum(1180, 1549))
    assert not balance.is_known
    assert "年初应有 1138 户 1500 人" in balance.sentence
    assert "无法核对" in balance.sentence


def test_the_difference_is_named_on_both_counts():
    balance = Balance(Sum(1180, 1549), added=Sum(52, 79), left=Sum(10, 30), closing=Sum(1180, 1549))
    assert "相差 42 户 49 人" in balance.sentence
    assert balance.difference == Sum(-42, -49)


def test_a_year_without_its_roster_says_what_should_stand():
    balance = Balance(Sum(100, 150), added=Sum(5, 8), left=Sum(2, 3), closing=None)
    assert not balance.contradicts
    assert "应为 103 户 155 人" in balance.sentence


def test_months_go_on_from_the_roster_where_one_was_posted():
    moves = [Move(1, 2, Sum(5, 8), Sum()), Move(1, 3, Sum(), Sum(1, 2)), Move(2, 3, Sum(1, 1), Sum())]
    months = month_by_month(Sum(100, 150), moves, {2: Sum(104, 158)}, 4)
    assert [month.opening for month in months] == [Sum(100, 150), Sum(100, 150), Sum(104, 158), Sum(104, 157)]
    assert months[1].difference == Sum(-1, 0)
    assert months[1].contradicts
    assert months[2].difference is None
    assert months[3].expected == Sum(104, 157)
