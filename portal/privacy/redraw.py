"""The only process that decodes a stranger's picture: ``python -m portal.privacy.redraw`` with the file on stdin.

It answers one line of JSON and then the picture as fresh pixels: no place, no device, no author, and nothing hidden
behind the image. Pictures announce their size in a few bytes and decoders have had faults, so this costs one child
with little memory and time, never the server. No Django here.
"""

import io
import json
import sys
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from portal.privacy import sandbox

MIB = 1024 * 1024
MEMORY_BYTES = 1024 * MIB
CPU_SECONDS = 20
MAX_PIXELS = 25_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
KINDS = {**dict(zip(FORMATS, FORMATS, strict=True)), "MPO": "JPEG"}  # a phone's photo with a second one behind it
EVERY_FORMAT = (*FORMATS, "GIF", "BMP", "TIFF")  # as they lie in documents; the last three come back as PNG
UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError)


def redraw(content: bytes, formats: tuple[str, ...] = FORMATS) -> tuple[dict, bytes]:
    """What it is and its fresh pixels, or why not. The announced size is judged before anything is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(content), formats=formats)
            kind = KINDS.get(str(picture.format), "PNG")
            if picture.width * picture.height > MAX_PIXELS:
                return {"error": "pixels"}, b""
            upright = ImageOps.exif_transpose(picture).convert("RGB" if kind == "JPEG" else "RGBA")
            bare = Image.new(upright.mode, upright.size)
            bare.paste(upright)
            out = io.BytesIO()
            bare.save(out, format=kind, **({} if kind == "PNG" else {"quality": 88}))
            return {"kind": kind}, out.getvalue()
    except Image.DecompressionBombError:
        return {"error": "pixels"}, b""
    except UNREADABLE:
        return {"error": "unreadable"}, b""


def main() -> int:
    sandbox.limit_self(memory=MEMORY_BYTES, cpu_seconds=CPU_SECONDS)
    answer, picture = redraw(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + picture)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
