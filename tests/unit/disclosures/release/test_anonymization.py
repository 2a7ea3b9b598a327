from decimal import Decimal

from disclosures.release import anonymization
from disclosures.release.anonymization import Household, Shown
from portal.privacy import masking

HIGH, LOW = (1, "990101101201"), (2, "990101101202")


def household(name, *, village=HIGH, row=1, size=3, persons=2, amount="620.00", is_minor=False, **more):
    sealed = {"name": name, "household_size": size, "persons": persons, "amount": amount, **more}
    return Household(village, row, sealed, is_minor)


def test_an_unlisted_column_is_withheld():
    assert anonymization.shown_on_web("id_number") is Shown.WITHHELD
    fields = ["name", "phone", "amount", "note"]
    assert [field for field in fields if anonymization.shown_on_web(field) is Shown.WITHHELD] == ["phone", "note"]


def test_a_line_carries_nothing_of_an_unlisted_column():
    [line] = anonymization.mask([household("赵德安", note="因病", phone="13800001234")])
    assert (line.serial, line.label, line.household_size, line.persons, line.amount) == (1, "赵**", 3, 2, Decimal(620))


def test_equal_labels_are_told_apart_inside_a_village_only():
    lines = anonymization.mask(
        [household("赵德安", row=1), household("赵小虎", row=2, size=1), household("赵大有", row=3, village=LOW)]
    )
    assert [line.label for line in lines] == ["赵**①", "赵**②", "赵**"]


def test_a_minor_is_never_named():
    [line] = anonymization.mask([household("赵小宝", is_minor=True)])
    assert "赵" not in line.label


def test_order_follows_what_is_published_and_not_the_sheet():
    rows = [household("钱进", row=1), household("赵德安", row=2, size=5), household("赵大有", row=3, size=1)]
    lines = anonymization.mask(rows)
    assert [line.household.row_number for line in lines] == [2, 3, 1]
    assert [line.serial for line in anonymization.mask(rows[::-1])] == [1, 2, 3]
    assert [line.household.row_number for line in anonymization.mask(rows[::-1])] == [2, 3, 1]


def test_without_persons_the_family_counts():
    [line] = anonymization.mask([household("赵德安", persons=None, size=4)])
    assert line.persons == 4


def test_the_digest_moves_with_every_shown_value():
    line = (1, "赵**", "990101101201", 3, 2, Decimal(620))
    same = (1, "赵**", "990101101201", 3, 2, Decimal("620.00"))
    assert anonymization.digest([line]) == anonymization.digest([same])
    for place, other in enumerate((2, "钱**", "990101101202", 4, 1, Decimal(621))):
        changed = (*line[:place], other, *line[place + 1 :])
        assert anonymization.digest([changed]) != anonymization.digest([line])


def test_the_label_that_neighbours_share():
    labels = masking.distinguish(["赵**"] * 60)
    assert {anonymization.base_label(label) for label in labels} == {"赵**"}
    assert anonymization.base_label("买**·***") == "买**·***"
