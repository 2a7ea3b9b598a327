"""H3: a register with nine members beside each other. They are counted and never kept."""

from ..build import identity, xlsx

ROWS = [("赵德安", "杜村", 3, 2, "620"), ("钱二", "石桥村", 1, 1, "310"), ("孙福来", "南坡村", 10, 9, "2790")]
FEW = ["女性", "残疾", "三无", "老年", "在职", "灵活就业", "登记失业", "未登记失业", "在校生", "其他"]
NUMBERS = "一二三四五六七八九"


def rows():
    head = [
        "地区", "登记时间", "证件号码", "户主姓名", "身份证号码", "性别", "民族", "家庭住址", "邮编", "家庭电话", "享受保障类别",
        "享受保障人数", *(f"{word}人数" for word in FEW), "户月保障金", "月收入", "最低生活标准", "金额二", "金额三", "开户行",
        "开户行账号", "变动种类", "变动时间", "户主是否享受",
    ]  # fmt: skip
    for number in NUMBERS:
        head += [f"成员{number}姓名", f"成员{number}身份证号码"]

    def row(serial, village, name, persons, amount, members):
        wide = [
            value
            for at in range(members)
            for value in (f"{name[0]}小{NUMBERS[at]}", identity(serial * 20 + at, "19900101"))
        ]
        return [
            village, "2020-01-01", f"D{serial}", name, identity(serial), "男", "汉", f"{village}中心路18号", "834000",
            "0990-5550101", "A", persons, *([0] * len(FEW)), amount, 200, 620, 0, 0, "农商行", "6222020000000000001", "新增",
            "2020-01-01", "否", *wide,
        ]  # fmt: skip

    return [
        head,
        row(1, "杜村", "赵德安", 2, 620, 2),
        row(2, "石桥村", "钱二", 1, 310, 0),
        row(3, "南坡村", "孙福来", 9, 2790, 9),
    ]


def make() -> bytes:
    return xlsx(rows())
