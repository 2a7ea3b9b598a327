"""One sheet a village, named after it, and a cover sheet without a roster."""

from ..build import sheets


def make() -> bytes:
    head = ["序号", "户主姓名", "家庭人口", "保障人口", "月保障金额"]
    return sheets(
        说明=[["本工作簿由各村填报"]],
        杜村=[head, [1, "赵德安", 3, 2, 620], [2, "钱二", 2, 2, 540]],
        石桥村=[head, [1, "孙福来", 4, 1, 300]],
    )
