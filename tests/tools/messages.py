"""Extract every interface text into the English catalogue, and compile it; ``--check`` only says what is missing.

Django's own extraction needs a system gettext, which a fresh machine lacks; Babel reads the Python files, and
Django's ``templatize`` turns a template into something that Babel can read.
"""

import io
import sys
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOTS = ("portal", "cms", "disclosures", "petitions", "templates")
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
WAGTAILS = Path("locale/zh_Hans/LC_MESSAGES")  # Chinese for Wagtail's own messages, written by hand
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "gettext_noop": None,
    "pgettext_lazy": ((1, "c"), 2),
}


def messages_of(path: Path) -> list[tuple[str | None, str, str | None]]:
    """(context, text, plural) of each message in one file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Babel reads it as Python, to which a template's own indentation means nothing.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    found = []
    for _line, text, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        if not text:
            continue
        singular, plural = (text[0], text[1]) if isinstance(text, tuple) else (text, None)
        if singular:
            found.append((context, singular, plural))
    return found


def wanted() -> dict[tuple[str | None, str], tuple[str | None, set[str]]]:
    """Every message of the tree, with the files that use it."""
    found: dict = {}
    for root in ROOTS:
        for path in sorted(Path(root).rglob("*")):
            if path.suffix in (".py", ".html") and "migrations" not in path.parts:
                for context, text, plural in messages_of(path):
                    found.setdefault((context, text), (plural, set()))[1].add(path.as_posix())
    return found


def merge(catalogue: polib.POFile) -> None:
    """Add what is new, drop what nothing uses, keep every translation."""
    messages = wanted()
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    for key in known.keys() - messages.keys():
        catalogue.remove(known[key])
    for (context, text), (plural, files) in messages.items():
        entry = known.get((context, text))
        if entry is None:
            entry = polib.POEntry(msgctxt=context, msgid=text, msgid_plural=plural or "")
            if plural:
                entry.msgstr_plural = {0: "", 1: ""}
            catalogue.append(entry)
        entry.occurrences = [(name, "") for name in sorted(files)]
        brace, percent = "{" in text and "}" in text, "%(" in text
        entry.flags = (["python-format"] if percent else []) + (["python-brace-format"] if brace else [])
    catalogue.sort(key=lambda entry: (entry.occurrences, entry.msgid))


def complaints(catalogue: polib.POFile) -> list[str]:
    """What keeps the catalogue from being complete."""
    messages = wanted()
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue}
    found = [f"not in the catalogue: {text!r}" for context, text in messages.keys() - known]
    found += [f"used nowhere: {text!r}" for context, text in known - messages.keys()]
    found += [f"not translated: {entry.msgid!r}" for entry in catalogue if not entry.translated()]
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        found.append("the compiled catalogue is older than its source")
    return sorted(found)


def main() -> int:
    settings.configure(USE_I18N=True)
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=110)
    if "--check" in sys.argv:
        problems = complaints(catalogue)
        for problem in problems[:40]:
            print(problem)
        print(f"{len(catalogue)} messages, {len(problems)} problems" + (": run make messages" if problems else ""))
        return bool(problems)
    merge(catalogue)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    for path in WAGTAILS.glob("*.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    print(f"{len(catalogue)} messages, {len(catalogue.untranslated_entries())} untranslated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
