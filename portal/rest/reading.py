"""The open data told to people: every address, what may be asked of it and what it answers, out of the OpenAPI document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator

# drf-spectacular writes the values of a choice below its sentence, one to a line.
CHOICE = re.compile(r"^\* `(.*)` - (.*)$")
KINDS = {
    "string": _("文字"),
    "integer": _("整数"),
    "number": _("数"),
    "boolean": _("是或否"),
    "date": _("日期"),
    "date-time": _("日期和时间"),
    "uri": _("网址"),
}
PAGING = {"page", "page_size"}  # alike for every list, told once at the top
PAGED = re.compile(r"/Paginated\w+List$")


@dataclass(frozen=True)
class Part:
    """One parameter, or one field of an answer: ``households.kept``, ``figures[].kind``."""

    name: str
    kind: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    in_address: bool = False


@dataclass(frozen=True)
class Operation:
    path: str
    title: str
    text: str
    paged: bool
    parameters: tuple[Part, ...]
    fields: tuple[Part, ...]

    @property
    def answers_as_it_stands(self) -> bool:
        return "{" not in self.path


@dataclass(frozen=True)
class Topic:
    name: str
    operations: tuple[Operation, ...]


def topics() -> tuple[Topic, ...]:
    """The operations by their tags, in the document's order; read once for each language."""
    return _read(get_language())


@cache
def _read(_language: str | None) -> tuple[Topic, ...]:
    document = SchemaGenerator().get_schema(request=None, public=True)
    found: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        told = methods["get"]
        found.setdefault(str(told["tags"][0]), []).append(_operation(path, told, document["components"]["schemas"]))
    return tuple(Topic(name, tuple(operations)) for name, operations in found.items())


def _operation(path: str, told: dict, schemas: dict) -> Operation:
    answer = told["responses"]["200"]["content"]["application/json"]["schema"]
    paged = bool(PAGED.search(answer.get("$ref", "")))
    if paged:
        answer = _resolved(answer, schemas)["properties"]["results"]["items"]
    return Operation(
        path,
        told.get("summary", ""),
        told.get("description", ""),
        paged,
        tuple(_parameter(one) for one in told.get("parameters", ()) if one["name"] not in PAGING),
        tuple(_fields(answer, schemas)),
    )


def _parameter(told: dict) -> Part:
    text, choices = _sentence(told.get("description", ""))
    kind = _kind(told["schema"])
    return Part(told["name"], kind, text or told["schema"].get("title", ""), choices, told["in"] == "path")


def _fields(schema: dict, schemas: dict, inside: str = "") -> Iterator[Part]:
    """An object's fields; those of an object within it come after it, under its name."""
    for name, told in _resolved(schema, schemas).get("properties", {}).items():
        text, choices = _sentence(told.get("description", ""))
        whole = _resolved(told, schemas)
        if whole.get("type") == "array":
            name, whole = f"{name}[]", _resolved(whole["items"], schemas)
        nested = "properties" in whole
        yield Part(inside + name, "" if nested else _kind(whole), text, choices)
        if nested:
            yield from _fields(whole, schemas, f"{inside}{name}.")


def _resolved(schema: dict, schemas: dict) -> dict:
    """Past the references; of several shapes the first, which is the filled one."""
    for several in ("allOf", "oneOf"):
        schema = schema[several][0] if several in schema else schema
    return schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _kind(schema: dict) -> str:
    return str(KINDS.get(schema.get("format", ""), KINDS.get(schema.get("type", ""), "")))


def _sentence(description: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The sentence of a description, and its choices as (code, word) unless the sentence tells them itself."""
    lines = str(description).splitlines()
    choices = tuple((match[1], match[2]) for line in lines if (match := CHOICE.match(line)))
    text = " ".join(line for line in lines if line and not CHOICE.match(line))
    return text, () if all(code in text for code, _word in choices) else choices
