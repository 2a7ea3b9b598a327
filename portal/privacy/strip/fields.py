"""Word's fields: instructions behind a text. Those that fetch, start or name something lose the instruction.

The result that the field shows stays where it is, as text.
"""

from dataclasses import dataclass, field

from lxml import etree

from portal.privacy.inspect.archives import local

# Fetching or starting something, and naming the writer or the place of the file on a disk.
SILENCED = {
    "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "EMBED", "DATABASE", "RD",
    "MACROBUTTON", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "ADDIN", "PRINT", "CONTROL", "HTMLCONTROL",
    "FILENAME", "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "DOCPROPERTY", "DOCVARIABLE",
    "TEMPLATE", "INFO",
}  # fmt: skip


@dataclass
class Open:
    """A field whose end has not come yet."""

    words: list[etree._Element] = field(default_factory=list)
    is_built: bool = False  # the instruction is put together from other fields: a way to hide its first word
    shows: bool = False


def quiet(root: etree._Element) -> None:
    stack: list[Open] = []
    for element in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText"):
        name = local(element.tag)
        if name == "fldSimple":
            key = next((key for key in element.attrib if local(str(key)) == "instr"), None)
            if key and is_silenced(str(element.attrib[key])):
                element.attrib[key] = " QUOTE "
        elif name == "fldChar":
            step(stack, next((str(value) for key, value in element.items() if local(str(key)) == "fldCharType"), ""))
        elif stack:
            stack[-1].words.append(element)


def step(stack: list[Open], kind: str) -> None:
    if kind == "begin":
        if stack and not stack[-1].shows and not "".join(word.text or "" for word in stack[-1].words).strip():
            stack[-1].is_built = True
        stack.append(Open())
    elif kind == "separate" and stack:
        stack[-1].shows = True
    elif kind == "end" and stack:
        done = stack.pop()
        if done.is_built or is_silenced("".join(word.text or "" for word in done.words)):
            for word in done.words:
                word.text = ""


def is_silenced(instruction: str) -> bool:
    return instruction.split(maxsplit=1)[0].upper() in SILENCED if instruction.strip() else False
