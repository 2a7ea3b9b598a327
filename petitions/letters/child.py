"""The only process that runs the typesetter: ``python -m petitions.letters.child`` with JSON on stdin. No Django here.

It answers the PDF, or, asked for nothing, the list of typefaces that the typesetter finds. The words of the paper go
in as data; the template is our own file and reads no other.
"""

import json
import sys
from pathlib import Path

from portal.privacy import sandbox

MIB = 1024 * 1024
TEMPLATE = Path(__file__).with_name("letter.typ")


def main() -> int:
    sandbox.limit_self(memory=4096 * MIB, cpu_seconds=30, may_start_threads=True)
    import typst

    asked = json.loads(sys.stdin.buffer.read())
    if "paper" not in asked:
        answer = json.dumps(typst.Fonts().families()).encode()
    else:
        inputs = {name: json.dumps(asked[name], ensure_ascii=False) for name in ("paper", "measures")}
        answer = typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs=inputs)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
