"""A ZIP bomb: 250 MB of noughts in a few hundred kilobytes."""

import io
import zipfile

from ..build import H9, household, xlsx


def make() -> bytes:
    buffer = io.BytesIO(xlsx([H9, household(1)]))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/0.bin", "w") as part:
        for _ in range(250):
            part.write(bytes(1024 * 1024))
    return buffer.getvalue()
