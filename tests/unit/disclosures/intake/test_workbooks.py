"""The folders are the test: what lies in should_pass passes, what lies in should_fail fails for its name's reason.

A module may give CONTEXT (what the rules are told), ROWS (the households expected), WARNINGS (code → cell), and in
should_fail CODE (where its name is not the code), CELL and FACTS of the problem.
"""

import functools
import importlib
import pkgutil

import pytest

from disclosures.intake import assembly, checks, readers, summaries
from disclosures.intake.problems import KINDS, Refused
from tests.data.spreadsheets import TRAPS, VARIANTS, build, legacy, should_fail, should_pass

from .helpers import context


def modules(package):
    found = [
        importlib.import_module(f"{package.__name__}.{info.name}") for info in pkgutil.iter_modules(package.__path__)
    ]
    return [pytest.param(module, id=name_of(module)) for module in found]


def name_of(module) -> str:
    return module.__name__.rsplit(".", 1)[-1]


def judge(data: bytes, module=None):
    try:
        table = assembly.assemble(readers.read(data), context(**getattr(module, "CONTEXT", {})))
    except Refused as refused:
        return None, [refused.problem]
    problems, _counts = checks.run(table)
    return table, problems


@functools.cache
def judged(module):
    """A module's own workbook, read once for all tests."""
    return judge(module.make(), module)


def rows_of(table):
    return [
        (line.name, line.place and line.place.name, line.household_size, line.persons, summaries.as_text(line.amount))
        for line in table.lines
    ]


@pytest.mark.parametrize("module", modules(should_pass))
def test_accepted(module):
    table, problems = judged(module)
    assert [problem.message for problem in problems if problem.is_error] == []
    assert len(table.lines) >= 2
    assert all(line.place and line.name and line.persons and line.amount for line in table.lines)
    if expected := getattr(module, "ROWS", None):
        assert rows_of(table) == expected
    for cause, sums in getattr(module, "CAUSES", {}).items():
        assert summaries.totals(table)["causes"][cause].items() >= sums.items()
    found = {problem.code: problem for problem in problems}
    for code, cell in getattr(module, "WARNINGS", {}).items():
        assert found[code].cell == cell
        assert "%(" not in found[code].message


WRITERS = {
    "xls": legacy.xls,
    "ods": legacy.ods,
    "csv_utf8": lambda rows: build.csv(rows, "utf-8"),
    "csv_utf8_mark": lambda rows: build.csv(rows, "utf-8-sig"),
    "csv_gbk": lambda rows: build.csv(rows, "gbk"),
    "csv_utf16": lambda rows: build.csv(rows, "utf-16"),
}


@pytest.mark.parametrize(
    "module", [param for param in [*modules(should_pass), *modules(should_fail)] if hasattr(param.values[0], "rows")]
)
def test_the_same_in_every_format(module):
    """What is read does not depend on the program that wrote it."""
    expected, told = judged(module)
    for name, write in WRITERS.items():
        table, problems = judge(write(module.rows()), module)
        assert rows_of(table) == rows_of(expected), name
        assert errors_of(problems) == errors_of(told), name


def errors_of(problems) -> set[str]:
    return {problem.code for problem in problems if problem.is_error}


@pytest.mark.parametrize("module", modules(should_fail))
def test_refused_for_its_reason(module):
    _table, problems = judged(module)
    code = getattr(module, "CODE", name_of(module))
    found = [problem for problem in problems if problem.code == code]
    assert found, [problem.code for problem in problems]
    problem = found[0]
    assert problem.is_error
    assert "%(" not in problem.message
    assert problem.cell == getattr(module, "CELL", "")
    assert problem.facts.items() >= getattr(module, "FACTS", {}).items()
    if problem.row and not hasattr(module, "FACTS") and code != "medical_sums_only":
        assert problem.cell in problem.message or str(problem.row) in problem.message


def test_every_error_has_a_workbook():
    """A check without a workbook that fails it may have stopped working unseen."""
    shown = {param.id for param in modules(should_fail)}
    reasons = {code for code, kind in KINDS.items() if kind.severity == "error"}
    # Made by size or by a clerk's account, tested beside: see test_readers.py and test_checks.py.
    elsewhere = {
        "file_too_big",
        "too_large",
        "too_many_cells",
        "too_many_sheets",
        "unknown_encoding",
        "xlsb",
        "foreign_village",
        "duplicate_identity_live",  # needs a published roster beside: tests of services
    }
    assert reasons - elsewhere <= shown


def test_every_heading_and_every_trap_has_a_workbook():
    """domain.md 6.1 and 6.2: H1 to H14 and traps 1 to 15."""
    names = {name_of(param.values[0]) for param in [*modules(should_pass), *modules(should_fail)]}
    assert list(VARIANTS) == [f"H{number}" for number in range(1, 15)]
    assert list(TRAPS) == list(range(1, 16))
    for found in (*VARIANTS.values(), *TRAPS.values()):
        assert found
        assert set(found) <= names


@pytest.mark.parametrize("module", modules(should_fail))
def test_no_message_repeats_a_personal_value(module):
    _table, problems = judged(module)
    values = [
        "赵德安",
        "钱二",
        "张*三",
        "13800000000",
        "中心路18号",
        "410101199001010000",
        *map(build.identity, range(1, 5)),
    ]
    for problem in problems:
        told = problem.message + str(problem.as_json())
        assert not [value for value in values if value in told]
