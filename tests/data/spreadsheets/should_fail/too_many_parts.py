"""Three hundred parts in one ZIP."""

import io
import zipfile

from ..build import H9, household, xlsx


def make() -> bytes:
    buffer = io.BytesIO(xlsx([H9, household(1)]))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(300):
            archive.writestr(f"xl/media/{number}.txt", b"x")
    return buffer.getvalue()
