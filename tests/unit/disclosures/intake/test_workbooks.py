"""The folders are the test: what lies in should_pass passes, what lies in should_fail fails for its name's reason."""

import importlib
import pkgutil

import pytest

from disclosures.intake import assembly, checks, readers
from disclosures.intake.problems import KINDS, Refused
from tests.data.spreadsheets import build, should_fail, should_pass

from .helpers import context


def modules(package):
    found = [
        importlib.import_module(f"{package.__name__}.{info.name}") for info in pkgutil.iter_modules(package.__path__)
    ]
    return [pytest.param(module, id=module.__name__.rsplit(".", 1)[-1]) for module in found]


def judge(data: bytes):
    try:
        table = assembly.assemble(readers.read(data), context())
    except Refused as refused:
        return None, [refused.problem]
    problems, _counts = checks.run(table)
    return table, problems


@pytest.mark.parametrize("module", modules(should_pass))
def test_accepted(module):
    table, problems = judge(module.make())
    assert [problem.message for problem in problems if problem.is_error] == []
    assert len(table.lines) >= 2
    assert all(line.place and line.name and line.persons and line.amount for line in table.lines)
    assert len({line.place for line in table.lines}) >= 1


@pytest.mark.parametrize("module", modules(should_fail))
def test_refused_for_its_reason(module):
    _table, problems = judge(module.make())
    code = getattr(module, "CODE", module.__name__.rsplit(".", 1)[-1])
    found = [problem for problem in problems if problem.code == code]
    assert found, [problem.code for problem in problems]
    problem = found[0]
    assert problem.is_error
    assert "%(" not in problem.message
    if problem.row:
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
    }
    assert reasons - elsewhere <= shown


@pytest.mark.parametrize("module", modules(should_fail))
def test_no_message_repeats_a_personal_value(module):
    _table, problems = judge(module.make())
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
