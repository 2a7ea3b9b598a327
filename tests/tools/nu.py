"""The Nu HTML Checker over every kind of public page and the page of components: ``make nu``; 0 errors or exit code 1.

It wants Java 17 and the checker's own vnu.jar, which neither Debian nor a living Python package brings: the jar is taken
from NU_JAR or fetched by npm. So it is not part of ``make test``, where tests/browser/test_markup.py reads the same
pages with a strict parser instead.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from . import places, running
from .screens import ARGUMENTS, open_page

PACKAGE = "vnu-jar@26.9.27"


def jar(folder: Path) -> Path:
    """The checker. Raises SystemExit with a sentence where it cannot be had."""
    if named := os.environ.get("NU_JAR"):
        return Path(named)
    npm = shutil.which("npm")
    if not shutil.which("java") or not npm:
        raise SystemExit("make nu needs java, and NU_JAR or npm to bring the checker.")
    command = [npm, "install", "--silent", "--no-save", "--prefix", str(folder), PACKAGE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("node_modules/vnu-jar/**/vnu.jar"))


def sources(demo: running.Demo) -> dict[str, str]:
    """What the server sent for each page and state, before any script touched it."""
    found: dict[str, str] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = open_page(browser, demo, (1440, 900))
        for query in ("", "elder=1"):
            for name, path in (places.public(demo) | places.GONE).items():
                answer = page.goto(path + (("&" if "?" in path else "?") + query if query else ""))
                found[f"{name} {query}".strip()] = answer.text() if answer else ""
        for name, act in places.ACTS.items():
            found[name] = last_answer(page, act)
        clerk = open_page(browser, demo, (1440, 900), "jingban")
        answer = clerk.goto("/admin/components/")
        found["components"] = answer.text() if answer else ""
        browser.close()
    return found


def last_answer(page: Page, act: places.Act) -> str:
    """The document that an act ends with."""
    documents: list[Response] = []

    def note(response: Response) -> None:
        if response.request.resource_type == "document":
            documents.append(response)

    page.on("response", note)
    act(page)
    page.remove_listener("response", note)
    return documents[-1].text()


def check(checker: Path, pages: dict[str, str], folder: Path) -> list[str]:
    """One line for each error and each warning, with the page it stands on."""
    names = {}
    for number, (name, text) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        names[file.name] = name
    command = ["java", "-Xss1m", "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always"]
    told = subprocess.run([*command, *(str(path) for path in folder.glob("*.html"))], capture_output=True, check=True)
    return [
        f"{names[Path(row['url']).name]}: {row['type']}: {row['message']} — {row.get('extract', '').strip()[:120]!r}"
        for row in json.loads(told.stdout)["messages"]
    ]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="portal-nu-") as name:
        folder = Path(name)
        checker = jar(folder)
        demo_folder = Path(os.environ.get("PORTAL_DEMO_DIR") or folder / "demo")
        environment = running.seed(demo_folder, PUBLIC_THROTTLE_RATE="100000/min")
        with running.serve(demo_folder, environment) as demo:
            pages = sources(demo)
        (folder / "pages").mkdir()
        lines = check(checker, pages, folder / "pages")
    for line in sorted(lines):
        print(line)
    errors = sum(": error: " in line for line in lines)
    print(f"{len(pages)} pages, {errors} errors, {len(lines) - errors} notes")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
