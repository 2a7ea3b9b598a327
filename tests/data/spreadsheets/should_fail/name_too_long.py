"""A sentence in the name column."""

from ..build import H9, household, xlsx

CELL = "B3"


def make() -> bytes:
    return xlsx(
        [H9, household(1), household(2, "此户因户主外出务工由其堂兄代为申请并提交全部材料请镇里核实后再行办理")]
    )
