"""What Excel calls Unicode text: UTF-16 with tabs."""

from ..build import H9, household


def make() -> bytes:
    lines = ["\t".join(map(str, row)) for row in (H9, household(1), household(2, "钱二", "石桥村"))]
    return "\r\n".join(lines).encode("utf-16")
