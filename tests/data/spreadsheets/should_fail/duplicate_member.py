"""A daughter counted in her father's household and in her own."""

from ..build import identity, xlsx

CELL = "E5"


def make() -> bytes:
    head = ["序号", "所属村", "姓名", "与户主关系", "身份证号", "月保障金额"]
    return xlsx(
        [
            head,
            [1, "杜村", "赵小燕", "户主", identity(2, "19900302"), 310],
            [2, "石桥村", "钱二", "户主", identity(4), 310],
            [3, "杜村", "赵德安", "户主", identity(1), 620],
            ["", "", "赵小燕", "女", identity(2, "19900302"), ""],
        ]
    )
