"""House rules that a reader of one file cannot check: they hold for the whole tree."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = [
    path
    for folder in ("portal", "cms", "disclosures", "petitions")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "portal/static/portal").rglob("*.css"))


def offences(paths: list[Path], pattern: str) -> list[str]:
    """Every line that the pattern finds, as file:line: text."""
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\*\*\s*(self\.)?request\.(GET|POST|data|query_params)", "request data never become ORM keywords"),
        (r"\bdate\.today\(|datetime\.now\(|utcnow\(", "the day is Asia/Shanghai's: use timezone.localdate()"),
        (r"\.extra\(|RawSQL\(", "no raw SQL in queries"),
        (r"mark_safe\(\s*f[\"']", "no f-string is marked safe"),
        (r"UpdateCacheMiddleware|FetchFromCacheMiddleware|cache_page", "no site cache: private pages leak from it"),
        (r"TODO|FIXME|XXX", "finish it or write it down in an ADR"),
    ],
)
def test_python_keeps_the_rule(pattern, why):
    assert offences(PYTHON, pattern) == [], why


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")", "scripts are files: the policy is strict"),
        (r"\son[a-z]+\s*=\s*[\"']", "no inline handler"),
        (r"\sstyle\s*=\s*[\"']", "no inline style"),
        (r"(href|src|action)=\"/(?!/)", "addresses are reversed: the site may live under a sub-path"),
        (r"(src|href)=\"https?://(?!www\.w3\.org)", "nothing comes from another host"),
    ],
)
def test_templates_keep_the_rule(pattern, why):
    assert offences(TEMPLATES, pattern) == [], why


def test_raw_colours_stand_in_tokens_alone():
    others = [path for path in STYLES if path.name != "tokens.css"]
    assert others
    assert offences(others, r"#[0-9a-fA-F]{3,8}\b(?!\s*\{)|\brgba?\(|\bhsla?\(") == []


def test_files_keep_a_readable_size():
    long = {str(path.relative_to(ROOT)): n for path in PYTHON if (n := len(path.read_text().splitlines())) > 300}
    assert long == {}


def test_every_decision_stands_in_the_index():
    folder = ROOT / "docs/adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted(folder.glob("0*.md")) if f"({path.name})" not in index] == []
