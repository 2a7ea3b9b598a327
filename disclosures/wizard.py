"""What the import wizard shows: its four steps, each column in words, and how far the background has got."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .intake import looks
from .intake.choices import Choices
from .intake.columns import BY_FIELD, Field
from .intake.denied import REASONS
from .intake.looks import ColumnLook, Sample
from .intake.problems import has_errors
from .models import Batch, BatchJob, BatchState
from .services import importing

STEPS = (
    ("upload", gettext_lazy("上传")),
    ("columns", gettext_lazy("对应列")),
    ("problems", gettext_lazy("核对")),
    ("decide", gettext_lazy("确认")),
)
# Problems that a clerk solves by choosing, without touching the file.
SOLVED_BY_CHOOSING = frozenset(
    {
        "no_column",
        "no_heading",
        "unknown_village",
        "village_unreadable",
        "village_missing",
        "amount_not_monthly",
        "amounts_too_large",
    }
)


@dataclass(frozen=True)
class Step:
    number: int
    code: str
    title: str | Promise
    state: str  # done, current or waiting
    word: str


def steps(batch: Batch) -> list[Step]:
    """The four steps, the first undone one current. A closed batch has none."""
    if batch.state in (BatchState.RETURNED, BatchState.WITHDRAWN):
        return []
    at = current_step(batch)
    found = []
    for place, (code, title) in enumerate(STEPS):
        state = "done" if place < at else "current" if place == at else "waiting"
        word = {"done": _("已完成"), "current": _("现在这一步"), "waiting": _("还没有到")}[state]
        found.append(Step(place + 1, code, title, state, word))
    return found


def current_step(batch: Batch) -> int:
    """Where the batch stands, counted from 0; past the last step when it is confirmed."""
    if batch.state == BatchState.RECEIVED:
        return 0
    if batch.state == BatchState.CONFIRMED:
        return len(STEPS)
    problems = importing.problems_of(batch)
    if any(problem.is_error and problem.code in SOLVED_BY_CHOOSING for problem in problems):
        return 1
    return 2 if has_errors(problems) else 3


@dataclass(frozen=True)
class ColumnRow:
    """One heading of the file, wherever it stands: a sheet for each village repeats it."""

    key: str
    heading: str
    places: str
    samples: str
    taken: str
    title: str  # what it was taken for, or why it was left out
    is_denied: bool
    is_chosen: bool


def column_rows(batch: Batch) -> list[ColumnRow]:
    """The file's headings once each, in their order; those that may never be kept come last."""
    chosen = Choices.from_json(batch.choices)
    groups: dict[str, list[ColumnLook]] = {}
    for column in looks.columns_from(batch.look or {}):
        groups.setdefault(column.key, []).append(column)
    rows = [of_group(key, columns, key in chosen.columns) for key, columns in groups.items()]
    return sorted(rows, key=lambda row: row.is_denied)


def of_group(key: str, columns: list[ColumnLook], is_chosen: bool) -> ColumnRow:
    first = next((column for column in columns if column.field), columns[0])
    sheets = {column.sheet for column in columns}
    place = _("%(letter)s 列") % {"letter": first.letter}
    if len(sheets) > 1:
        place = _("%(letter)s 列，共 %(count)s 张工作表") % {"letter": first.letter, "count": len(sheets)}
    samples = dict.fromkeys(say_sample(cell) for column in columns for cell in column.samples)
    return ColumnRow(
        key=key,
        heading=first.heading,
        places=place,
        samples="、".join(list(samples)[: looks.SAMPLES]),
        taken=first.field,
        title=str(BY_FIELD[Field(first.field)].title) if first.field else str(REASONS.get(first.reason, "")),
        is_denied=first.is_denied,
        is_chosen=is_chosen,
    )


def say_sample(cell: Sample) -> str:
    """One masked cell in words."""
    if cell.kind == "digits":
        return _("（%(count)s 位号码）") % {"count": cell.value}
    if cell.kind == "characters":
        return _("（%(count)s 个字）") % {"count": cell.value}
    return str(cell.value)


@dataclass(frozen=True)
class Progress:
    """How far the background has got, for a bar and for a sentence."""

    stage: str
    done: int
    total: int
    is_stalled: bool
    is_over: bool

    @property
    def percent(self) -> int | None:
        return min(100, self.done * 100 // self.total) if self.total else None

    def as_json(self) -> dict:
        return {
            "stage": self.stage,
            "sentence": self.sentence,
            "done": self.done,
            "total": self.total,
            "stalled": self.is_stalled,
            "over": self.is_over,
        }

    @property
    def sentence(self) -> str:
        if self.is_over:
            return _("已处理完。")
        if not self.total:
            return self.stage
        return _("%(stage)s：已处理 %(done)s 行，共 %(total)s 行") % {
            "stage": self.stage,
            "done": self.done,
            "total": self.total,
        }


def progress(batch: Batch) -> Progress:
    return Progress(stage_of(batch), batch.job_done, batch.job_total, batch.is_stalled, not batch.job)


def stage_of(batch: Batch) -> str:
    """The stage in words, finer than the job: reading comes before checking, sealing before writing."""
    if batch.job == BatchJob.CHECKING and not batch.job_total:
        return _("正在读取文件")
    if batch.job == BatchJob.WRITING:
        # The last step is one transaction; nothing can be counted in it.
        whole = batch.job_done >= batch.job_total - importing.SEAL_EVERY
        return _("正在写入名册") if whole else _("正在加密每一户")
    return batch.get_job_display()
