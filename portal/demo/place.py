"""An invented county, its township and its eight villages. Codes begin with 99, which no province has."""

from dataclasses import dataclass

AREA = "990123"  # the first six digits of every invented identity number


@dataclass(frozen=True)
class Village:
    """A village, its share of the roster, and the names under which papers know it."""

    name: str
    code: str
    households: int
    persons: int
    board: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


COUNTY = ("青禾县", "990123000000")
TOWNSHIP = ("杏塘镇", "990123101000")

# 1180 households and 1549 people over eight villages, as the yearly summary counts them.
VILLAGES = (
    Village("杜村", "990123101201", 186, 246, "杜村村委会门口公示栏", ("杜村村", "杜家村")),
    Village("柳庄村", "990123101202", 164, 214, "柳庄村文化广场公示栏", ("柳庄",)),
    Village("上河村", "990123101203", 152, 198, "上河村村委会院内公示栏", ("上河",), ("上河沿村",)),
    Village("石桥村", "990123101204", 149, 197, "石桥村便民服务点公示栏", ("石桥",)),
    Village("南坡村", "990123101205", 143, 188, "南坡村村委会门口公示栏", ("南坡",)),
    Village("枣林村", "990123101206", 137, 180, "枣林村小卖部对面公示栏", ("枣林",)),
    Village("西岗村", "990123101207", 128, 168, "西岗村村委会院内公示栏", ("西岗",)),
    Village("新桥村", "990123101208", 121, 158, "新桥村路口公示栏", ("新桥",), ("小桥村",)),
)

OFFICE = {
    "name": "杏塘镇民政办公室",
    "organ_name": "杏塘镇人民政府",
    "phone": "0000-7654321",
    "supervision_phone": "0000-7654322",
    "place": "杏塘镇便民服务中心一楼3号窗口",
    "hours": "周一至周五 8:30—12:00，14:00—17:30（法定节假日除外）",
    "postal_address": "青禾县杏塘镇人民政府民政办公室（信封请注明“低保来信”）",
    "review_organ": "青禾县人民政府",
    "rereview_organ": "青禾县的上一级人民政府",
    "document_prefix": "杏政信",
}
