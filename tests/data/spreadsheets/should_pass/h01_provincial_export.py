"""H1: the thirteen columns of a provincial system, most of them never to be shown."""

from ..build import identity, xlsx

ROWS = [("赵德安", "杜村", 3, 2, "620"), ("钱二", "石桥村", 2, 2, "540")]


def rows():
    return [
        [
            "序号", "乡镇", "村", "地区", "户主姓名", "身份证号", "低保证号", "主要致贫原因", "家庭人口数",
            "保障人口数", "保障金额（元）", "起始保障年月", "截止保障年月",
        ],
        [1, "柳河镇", "杜村", "青石县", "赵德安", identity(1), "D0001", "因病", 3, 2, 620, "202601", "202612"],
        [2, "柳河镇", "石桥村", "青石县", "钱二", identity(2), "D0002", "因残", 2, 2, 540, "202601", "202612"],
    ]  # fmt: skip


def make() -> bytes:
    return xlsx(rows())
