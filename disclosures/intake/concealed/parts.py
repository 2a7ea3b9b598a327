"""One XML part, element by element, without a tree and without entities. No Django here."""

from collections.abc import Callable
from xml.parsers import expat


class Forbidden(ValueError):  # noqa: N818 - it is an answer, not a fault
    """A document type or an entity: a spreadsheet's parts declare none."""


def walk(
    part,
    start: Callable[[str, dict[str, str]], None],
    *,
    end: Callable[[str], None] = lambda name: None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call back for every element; names come without their prefix, attributes too. Raises ValueError when broken."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_arguments) -> None:
        raise Forbidden("doctype")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(
        local(name), {local(key): value for key, value in attributes.items()} if attributes else attributes
    )
    parser.EndElementHandler = lambda name: end(local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.ParseFile(part)
    except expat.ExpatError as broken:
        raise ValueError("broken part") from broken


def local(name: str) -> str:
    return name.rpartition(":")[2]
