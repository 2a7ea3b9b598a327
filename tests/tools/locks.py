"""The locks answer to pyproject.toml, carry hashes, and name no download address."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER = Path("requirements")


def pinned(path: Path) -> dict[str, str]:
    """Package → version of one lock."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", path.read_text(), re.M)
    return {canonicalize_name(name): version for name, version in found}


def complaints() -> list[str]:
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    wanted = {
        "base.txt": project["dependencies"],
        "dev.txt": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    found = []
    for name, requirements in wanted.items():
        path = FOLDER / name
        pins = pinned(path)
        for line in requirements:
            requirement = Requirement(line)
            version = pins.get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(version):
                found.append(f"{path}: {line} is locked at {version}; run make lock")
    for path in FOLDER.glob("*.txt"):
        text = path.read_text()
        if "://" in text:
            found.append(f"{path}: names a download address; lock with --no-emit-index-url")
        if text.count("==") > text.count("--hash=sha256:"):
            found.append(f"{path}: a package has no hash; lock with --generate-hashes")
    return found


if __name__ == "__main__":
    problems = complaints()
    print("\n".join(problems) or "locks agree")
    sys.exit(bool(problems))
