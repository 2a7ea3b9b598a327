"""`deploy/serve`: whichever of the server and the worker ends, the other ends with it and the caller is told."""

import os
import subprocess
from pathlib import Path

import pytest

STAYS = "#!/bin/sh\necho $$ >{pid}\nexec sleep 60\n"
ENDS = "#!/bin/sh\nwhile ! [ -s {pid} ]; do sleep 0.1; done\nexit 3\n"


@pytest.mark.parametrize(("stays", "ends"), [("gunicorn", "python"), ("python", "gunicorn")])
def test_when_either_ends_so_does_the_other(tmp_path, stays, ends):
    pid = tmp_path / "pid"
    programs = {stays: STAYS.format(pid=pid), ends: ENDS.format(pid=pid)}
    (tmp_path / "bin").mkdir()
    for name, text in programs.items():
        program = tmp_path / "bin" / name
        program.write_text(text)
        program.chmod(0o755)

    served = subprocess.run(
        [Path("deploy/serve").absolute()],
        cwd=tmp_path,
        env={**os.environ, "VENV": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert served.returncode == 1
    assert "has ended" in served.stderr
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
