import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.privacy import masking
from portal.privacy.surnames import COMPOUND_SURNAMES

NAMES = [
    ("张三", "张**"),
    ("张三丰", "张**"),
    ("张　三", "张**"),
    ("张\u00a0三", "张**"),
    ("\u200b张三", "张**"),
    (" 李 四 ", "李**"),
    ("王五（已故）", "王**"),
    ("王五(渐退)", "王**"),
    ("王五【代】", "王**"),
    ("3、赵六", "赵**"),
    ("１２．赵六", "赵**"),
    ("欧阳修", "欧阳**"),
    ("欧阳锋儿", "欧阳**"),
    ("歐陽修", "歐陽**"),
    ("诸葛孔明", "诸葛**"),
    ("第五伦", "第五**"),
    ("欧阳", "欧**"),
    ("张李某", "张**"),
    ("张*三", "张**"),
    ("张某某", "张**"),
    ("张××", "张**"),
    ("阿", "阿**"),
    ("", "***"),
    ("（已故）", "***"),
    ("𠀀三", "𠀀**"),
    ("葛\U000e0100三", "葛\U000e0100**"),
    ("\ue000三", "\ue000**"),
    ("\U00030000三", "\U00030000**"),  # Ext G
    ("\U000323af三", "\U000323af**"),  # Ext H
    ("\uf9f4三", "\uf9f4**"),  # a compatibility form stays as it was typed
    ("欧\U000e0100阳修", "欧\U000e0100**"),
    ("葛\ufe00\U000e0100三", "葛\ufe00\U000e0100**"),
    ("⿰氵刘三", "⿰**"),
    *[(f"买买提{dot}吐尔逊", "买**·***") for dot in masking.DOTS],
    ("阿卜杜拉·买买提·艾力", "阿**·***·***"),
    ("买买提·吐尔逊（已故）", "买**·***"),
    ("东方·红", "东**·***"),
    ("John Smith", "J**"),
    ("张三.", "张**"),
]


@pytest.mark.parametrize(("name", "label"), NAMES)
def test_names_are_masked_to_a_fixed_length(name, label):
    assert masking.mask_name(name) == label


def test_a_minor_is_never_named():
    assert masking.mask_name("张三", is_minor=True) == "未成年人家庭"


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=6))
def test_nothing_of_a_given_name_survives(name):
    label = masking.mask_name(name)
    kept = label.replace("*", "")
    assert name.startswith(kept)
    assert len(kept) < len(name)
    assert label.endswith("**")


@given(st.text(max_size=30))
def test_any_text_gets_a_label(name):
    assert masking.mask_name(name).endswith("**")


def test_equal_labels_are_numbered_and_single_ones_are_not():
    assert masking.distinguish(["张**", "李**", "张**", "张**"]) == ["张**①", "李**", "张**②", "张**③"]


@pytest.mark.parametrize("surname", sorted(COMPOUND_SURNAMES))
def test_every_compound_surname_is_kept_whole_and_only_before_a_given_name(surname):
    assert masking.mask_name(surname + "文") == surname + "**"
    assert masking.mask_name(surname + "文武") == surname + "**"
    assert masking.mask_name(surname) == surname[0] + "**"


def test_the_list_of_compound_surnames_has_those_of_the_rules():
    rules = (
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 宇文 长孙 呼延 端木 轩辕 南宫 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 "
        "仲孙 钟离 司空 闾丘 亓官 司寇 拓跋 鲜于 第五"
    )
    assert set(rules.split()) <= COMPOUND_SURNAMES


@pytest.mark.parametrize("dot", "\u00b7\u2022\u2027\u30fb\uff65\uff0e.")
def test_the_dots_of_the_rules_are_all_known(dot):
    assert dot in masking.DOTS


@pytest.mark.parametrize("labels", [["葛**", "葛\U000e0100**"], ["林**", "\uf9f4**"], ["一**", "\u2f00**"]])
def test_labels_that_only_look_equal_are_numbered_too(labels):
    assert [label[-1] for label in masking.distinguish(labels)] == ["①", "②"]


@given(
    st.lists(
        st.sampled_from(["张三", "张四", "欧阳修", "葛\U000e0100三", "葛三", "\U00020000三", "买买提·吐尔逊"]),
        max_size=30,
    )
)
def test_no_two_rows_of_a_village_share_a_label(names):
    told = masking.distinguish([masking.mask_name(name) for name in names])
    assert len(set(told)) == len(told)


def test_numbers_go_on_after_the_circled_digits_end():
    told = masking.distinguish(["张**"] * 60)
    assert told[19] == "张**⑳"
    assert told[20] == "张**㉑"
    assert told[49] == "张**㊿"
    assert told[50] == "张**(51)"
    assert len(set(told)) == 60


@pytest.mark.parametrize(
    ("number", "label"),
    [("11010519491231002X", "110***********002X"), ("110105491231002", "110********1002"), ("12", "**"), ("", "")],
)
def test_staff_lists_show_ends_of_an_identity_number(number, label):
    assert masking.mask_id(number) == label


@pytest.mark.parametrize(
    ("number", "label"),
    [("13812341234", "138****1234"), ("138 1234 1234", "138****1234"), ("07918812345", "*********45")],
)
def test_staff_lists_show_ends_of_a_phone(number, label):
    assert masking.mask_phone(number) == label


def test_staff_lists_show_the_end_of_an_account():
    assert masking.mask_account("6222 0200 0000 1234") == "************1234"
