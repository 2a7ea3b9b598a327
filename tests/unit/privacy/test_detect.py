from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.privacy import detect
from portal.privacy.detect import Kind
from portal.privacy.detect.numbers import _CHECK, _WEIGHTS

ID = "11010519491231002X"


def with_luhn(stem: str) -> str:
    """The card number whose check digit is right."""
    total = sum(sum(divmod(int(d) * 2, 10)) if place % 2 == 0 else int(d) for place, d in enumerate(reversed(stem)))
    return stem + str(-total % 10)


CARD16, CARD19 = with_luhn("622202020000012"), with_luhn("622848123456789012")

FOUND = [
    # identity numbers
    (f"张三{ID}享受低保", Kind.IDENTITY, ID),
    ("身份证号：360426199101010071。", Kind.IDENTITY, "360426199101010071"),
    ("11010519491231002x", Kind.IDENTITY, "11010519491231002x"),
    ("１１０１０５１９４９１２３１００２Ｘ", Kind.IDENTITY, None),
    ("110105 19491231 002X", Kind.IDENTITY, None),
    ("110105-19491231-002X", Kind.IDENTITY, None),
    ("110105—1949—1231—002—X", Kind.IDENTITY, None),
    ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", Kind.IDENTITY, None),
    ("1101 0519 4912 3100 2X", Kind.IDENTITY, None),
    ("一一〇一〇五一九四九一二三一〇〇二X", Kind.IDENTITY, None),
    ("壹壹零壹零伍壹玖肆玖壹贰叁壹零零贰Ｘ", Kind.IDENTITY, None),
    ("①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X", Kind.IDENTITY, None),
    ("11O1O51949123100" + "2X", Kind.IDENTITY, None),
    ("1101\u200b0519\u200b4912\u200b31002X", Kind.IDENTITY, None),
    ("1\ufe0f\u20e31\ufe0f\u20e30\ufe0f\u20e310519491231002X", Kind.IDENTITY, None),
    (f"序号7{ID}", Kind.IDENTITY, ID),
    (f"{ID}13812341234", Kind.IDENTITY, ID),
    ("36042619910101007113812341234", Kind.IDENTITY, "360426199101010071"),
    (f"id={ID}&x", Kind.IDENTITY, ID),
    (f"{ID}.jpg", Kind.IDENTITY, ID),
    ("IDCARD" + ID, Kind.IDENTITY, ID),
    ("身份证 360426199101010072 错了一位", Kind.IDENTITY, "360426199101010072"),
    ("360426910101007", Kind.IDENTITY, "360426910101007"),
    ("999999199101010072", Kind.IDENTITY, None),  # an area that does not exist, as in the demo
    # mobiles
    ("电话13812341234", Kind.MOBILE, "13812341234"),
    ("请找张三13812341234联系", Kind.MOBILE, "13812341234"),
    ("周一13812341234来电", Kind.MOBILE, "13812341234"),
    ("①13812341234", Kind.MOBILE, "13812341234"),
    ("1.13812341234", Kind.MOBILE, "13812341234"),
    ("138 1234 1234", Kind.MOBILE, "138 1234 1234"),
    ("138-1234-1234", Kind.MOBILE, "138-1234-1234"),
    ("１３８１２３４１２３４", Kind.MOBILE, None),
    ("138　1234　1234", Kind.MOBILE, None),
    ("138－1234－1234", Kind.MOBILE, None),
    ("138·1234·1234", Kind.MOBILE, None),
    ("1 3 8 1 2 3 4 1 2 3 4", Kind.MOBILE, None),
    ("一三八一二三四一二三四", Kind.MOBILE, None),
    ("幺三八幺二三四幺二三四", Kind.MOBILE, None),
    ("①③⑧①②③④①②③④", Kind.MOBILE, None),
    ("+8613812341234", Kind.MOBILE, None),
    ("+86 138 1234 1234", Kind.MOBILE, None),
    ("0086-13812341234", Kind.MOBILE, None),
    ("1381234l234", Kind.MOBILE, None),
    ("tel:13812341234", Kind.MOBILE, "13812341234"),
    ("٠١٣".replace("٠١٣", "١٣٨١٢٣٤١٢٣٤"), Kind.MOBILE, None),
    # landlines
    ("0791-8812345", Kind.LANDLINE, "0791-8812345"),
    ("（0791）88123456", Kind.LANDLINE, None),
    ("(0791) 8812 3456", Kind.LANDLINE, None),
    ("家里07918812345有人", Kind.LANDLINE, "07918812345"),
    ("010-62345678", Kind.LANDLINE, "010-62345678"),
    ("电话：8812345", Kind.LANDLINE, "8812345"),
    ("联系电话 8812 3456", Kind.LANDLINE, "8812 3456"),
    # accounts
    (f"卡号{CARD16}", Kind.ACCOUNT, CARD16),
    (f"张三{CARD19}农商行", Kind.ACCOUNT, CARD19),
    (" ".join(CARD16[n : n + 4] for n in range(0, 16, 4)), Kind.ACCOUNT, None),
    ("一卡通账号：101234567890123", Kind.ACCOUNT, "101234567890123"),
    ("存折 10-123456789012345", Kind.ACCOUNT, None),
    # addresses
    ("杜村3组12号", Kind.ADDRESS, "村3组12号"),
    ("住杜村村民委员会第三村民小组二十一号", Kind.ADDRESS, None),
    ("河口镇杜村三组十二号张家", Kind.ADDRESS, "村三组十二号"),
    ("人民路12号3栋201室", Kind.ADDRESS, None),
    ("人民路12号幸福小区3栋2单元201室", Kind.ADDRESS, None),
    ("3栋2单元201", Kind.ADDRESS, "3栋2单元201"),
    ("家住杜村三组", Kind.ADDRESS, None),
    ("住址：和平街道人民路８号", Kind.ADDRESS, None),
    ("杜村128号", Kind.ADDRESS, "村128号"),
    # birth dates
    ("1962年3月4日出生", Kind.BIRTH_DATE, "1962年3月4日"),
    ("出生日期：1962-03-04", Kind.BIRTH_DATE, "1962-03-04"),
    ("生于1962年3月", Kind.BIRTH_DATE, "1962年3月"),
    ("一九六二年三月四日生", Kind.BIRTH_DATE, None),
    ("出生年月：１９６２．３", Kind.BIRTH_DATE, None),
    ("男，19620304生", Kind.BIRTH_DATE, "19620304"),
    # plates
    ("赣A12345", Kind.PLATE, "赣A12345"),
    ("粤Ｂ·Ｄ１２３４５", Kind.PLATE, None),
]

CLEAN = [
    "民发〔2021〕57号",
    "赣民字[2026]12号",
    "国办发〔2023〕39号文件第三条",
    "本季度发放5,400元，共1180户1549人",
    "30000元",
    "资金总额18000000000元",
    "13812341234元",
    "2026年3月9日（周一）24:00",
    "2026-03-09 10:00:00",
    "公示期2026.3.3-2026.3.9",
    "二〇二六年三月九日",
    "一、二、三、四、五、六、七、八、九、十",
    "区划代码360426102201",
    "统一社会信用代码11360426MB0X12345K",
    "编号GS-2026-001，受理号XF20260310001",
    "赣ICP备12345678号",
    "赣公网安备36042602000123号",
    "拨打12345热线或110",
    "咨询电话12345、12318",
    "邮编332900",
    "月标准620元/月，年标准7440元/年",
    "2020 2021 2022 2023 2024 2025 2026",
    "620 1180 1549 52 10 30",
    "sha256:" + "a1" * 32,
    "3f2504e0-4f89-11d3-9a0c-030513812341",
    "1" * 64,
    "杜村12户28人",
    "杜村三组5户12人",
    "杜村3号起公示7天",
    "村民小组推荐3人",
    "河口镇杜村",
    "召集杜村第三村民小组开会",
    "到河口镇政府便民服务大厅3号窗口办理",
    "2008年9月1日以后出生的未成年人",
    "2026年3月9日生效",
    "2026年3月9日生活补贴发放",
    "年满60周岁",
    "第57号令第24条",
    "人民路1号河口镇人民政府",
    "张**①2人620元",
    "单号20260309000000001",
    "410***1234",
    "138****1234",
    "11010519491231002",
    "360426199113010071",
    "云A4纸",
    "0.12345678",
    "1180/1549",
    "100%",
    "",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_found(text, kind, words):
    found = [one for one in detect.find(text) if one.kind is kind]
    assert found, detect.find(text)
    if words:
        assert text[found[0].start : found[0].end] == words


@pytest.mark.parametrize("text", CLEAN)
def test_not_found(text):
    assert [(one.kind, text[one.start : one.end]) for one in detect.find(text)] == []


def test_everything_in_one_text_is_found_in_order_and_without_overlaps():
    text = f"张三，{ID}，１３８１２３４１２３４，0791-8812345，{CARD16}，杜村3组12号，1962年3月4日生"
    found = detect.find(text)
    assert [one.kind for one in found] == [
        Kind.IDENTITY,
        Kind.MOBILE,
        Kind.LANDLINE,
        Kind.ACCOUNT,
        Kind.ADDRESS,
        Kind.BIRTH_DATE,
    ]
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("咨询电话：0791-8812345", "0791-8812345"),
        ("咨询电话：8812345", "0791-8812345"),
        ("咨询电话：（0791）8812345", "07918812345"),
        ("咨询电话：0791 8812345", "8812345"),
        ("监督手机138 1234 1234", "13812341234"),
        ("地点：人民路12号2号楼301室", "河口镇人民路12号2号楼301室"),
    ],
)
def test_the_offices_own_numbers_are_allowed(text, allowed):
    assert detect.find(text)
    assert detect.find(text, allowed=["", allowed]) == []


def test_others_are_found_beside_allowed_ones():
    found = detect.find("咨询0791-8812345，或张三13812341234", allowed=["0791-8812345"])
    assert [one.kind for one in found] == [Kind.MOBILE]


def test_an_identity_number_is_never_allowed():
    assert detect.find(ID, allowed=[ID])


def test_a_description_names_the_kind_and_the_place_but_not_the_value():
    words = detect.describe(detect.find(f"张三{ID}")[0])
    assert words == "身份证号（第3至20字）"


SPELT = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))
FULL = {str(d): chr(0xFF10 + d) for d in range(10)}
HANZI = st.text(alphabet="的是在村民户主享受低保公示材料书面答复张三李四号码为及", max_size=12)


@st.composite
def identities(draw):
    area = draw(st.integers(110000, 999999))
    born = draw(st.dates(min_value=date(1930, 1, 1), max_value=date(2025, 12, 31)))
    stem = f"{area}{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return stem + _CHECK[sum(w * int(d) for w, d in zip(_WEIGHTS, stem, strict=True)) % 11]


DISGUISES = {
    "plain": str,
    "full": lambda number: "".join(FULL.get(c, c) for c in number),
    "spelt": lambda number: "".join(SPELT.get(c, c) for c in number),
    "spaced": " ".join,
    "dashed": lambda number: f"{number[:6]}-{number[6:14]}-{number[14:]}",
    "fours": lambda number: " ".join(number[n : n + 4] for n in range(0, len(number), 4)),
    "hidden": "\u200b".join,
    "lower": str.lower,
}


@example("", "589764201103290007", "三", "fours")  # with the numeral after it, a valid bank card
@given(HANZI, identities(), HANZI, st.sampled_from(sorted(DISGUISES)))
def test_any_identity_number_in_any_disguise_between_hanzi(before, number, after, disguise):
    before = before.replace("三", "").replace("四", "") if disguise == "spelt" else before
    after = after.replace("三", "").replace("四", "") if disguise == "spelt" else after
    found = detect.find(before + DISGUISES[disguise](number) + after)
    assert Kind.IDENTITY in [one.kind for one in found]


@given(HANZI, st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), HANZI)
def test_any_mobile_between_hanzi(before, number, after):
    for disguise in (
        str,
        DISGUISES["full"],
        lambda n: f"{n[:3]} {n[3:7]} {n[7:]}",
        lambda n: f"{n[:3]}-{n[3:7]}-{n[7:]}",
    ):
        assert detect.find(before + disguise(number) + after)


@given(st.text(max_size=200))
def test_places_always_lie_inside_the_text(text):
    for one in detect.find(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "12-", "村", "村1组", "路1号", "出生", "家住", "138 1234 ", "１", "一", "110105 ", "账号1 ", "赣A"],
)
def test_long_texts_do_not_stall(unit):
    """A pattern that backtracks would not come back from 100,000 characters at all."""
    text = unit * (100_000 // len(unit))
    assert all(0 <= one.start < one.end <= len(text) for one in detect.find(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("138<b>1234</b>1234", Kind.MOBILE),
        ("&#49;&#51;&#56;12341234", Kind.MOBILE),
        ("&amp;#49;&amp;#51;&amp;#56;12341234", Kind.MOBILE),
        ("电话138\n12341234", Kind.MOBILE),
        ("张某（138）（1234）（1234）", Kind.MOBILE),
        ("电话：138，1234，1234", Kind.MOBILE),
        ("1\u03361\u033601\u03360519491231002X", Kind.IDENTITY),
        ("110105/19491231/002X", Kind.IDENTITY),
        ("110105194912\n31002X", Kind.IDENTITY),
        ("11010519491231OO2X", Kind.IDENTITY),
        (" ".join(CARD19), Kind.ACCOUNT),
        ("张某" + "|".join(CARD16[n : n + 4] for n in range(0, 16, 4)), Kind.ACCOUNT),
    ],
)
def test_torn_apart_and_still_found(text, kind):
    assert kind in [one.kind for one in detect.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "分别为152，1549，1180户",
        "152\n1549\n1180",
        "户数\n152\n1549\n1180",
        "2 5 156 30245342",
        "手机138****1234。2026年",
        "a < b && c > d 1 2 3",
    ],
)
def test_lists_and_columns_of_counts_are_no_numbers_of_people(text):
    assert detect.find(text) == []
