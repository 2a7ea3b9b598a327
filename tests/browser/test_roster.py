"""A workbook as townships keep it, from the upload to the public page; then a search for what must never leave."""

import io
import sqlite3
import zipfile
from contextlib import closing

import pytest
from playwright.sync_api import expect

from portal.demo import households, workbooks

from .posting import Office, upload
from .steps import PHONE, press

ROWS = households.applicants(24, seed=2024)
SECRETS = sorted(
    {
        value
        for row in ROWS
        for value in (row.head.name, row.head.identity_number, row.head.phone, row.head.bank_card)
        if len(value) > 2  # a two-character name also occurs in ordinary words
    }
)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """Two title rows, a unit row, village sections, subtotals, a total; identity numbers, phones and bank cards."""
    path = tmp_path_factory.mktemp("upload") / "特困人员名册.xlsx"
    path.write_bytes(workbooks.write("杏塘镇特困人员初审名册", "2026年第四批", ROWS))
    return path


@pytest.fixture(scope="module")
def published(workbook, chromium, demo):
    """The roster's way through the office. Answers the notice's number."""
    office = Office(chromium, demo)
    upload(office.clerk, workbook)
    preview = office.clerk.locator("main").inner_text()
    for heading in ("身份证号", "联系电话", "一卡通账号"):
        assert heading in preview, heading
    assert "小计" in preview or "合计" in preview
    for secret in SECRETS:
        assert secret not in office.clerk.content()
    roster = office.approve()
    number = office.publish(roster)

    office.publisher.goto(f"{roster}publish/")  # a second publish is refused with a sentence
    assert number in office.publisher.locator("main").inner_text() or "已经发布" in office.publisher.content()
    yield number
    office.close()


def test_the_notice_shows_its_window_basis_place_phone_and_how_to_object(published, visit):
    page = visit(PHONE, javascript=False)
    page.goto(f"/notices/{published}/")
    text = page.locator("main").inner_text()
    for word in ("正在公示", "24:00", "特困人员认定办法", "公示栏", "0000-7654321", "提异议"):
        assert word in text, word
    assert page.locator("table.roster tbody tr:has(a)").count() == len(ROWS)
    labels = page.locator("table.roster tbody tr:has(a)").all_inner_texts()
    assert all("**" in label for label in labels)


def test_a_row_s_objection_carries_its_number_and_serial(published, visit):
    page = visit(PHONE, javascript=False)
    page.goto(f"/notices/{published}/")
    press(page.locator("table.roster tbody tr:has(a)").nth(2).locator("a"))
    expect(page.locator("main")).to_contain_text(published)
    assert page.locator("[name=row]").input_value() == "3"


def test_the_same_file_answers_with_its_first_batch(published, workbook, log_in):
    page = log_in("jingban2")
    upload(page, workbook)
    assert "已经由" in page.locator("main").inner_text()


def test_the_uploader_is_not_offered_the_approval(published, log_in):
    page = log_in("jingban")
    page.goto("/admin/publishing/rosters/")
    assert page.locator("button:has-text('审批通过')").count() == 0


def test_the_board_sheet_prints_the_full_lawful_content_for_staff_alone(published, log_in, visit):
    path = f"/admin/publishing/notices/{published}/board/"
    page = log_in("jingban")
    page.goto(path)
    villages = page.locator("a[href*='village=']").evaluate_all("links => links.map(link => link.href)")
    sheets = [page.content()]  # one a village: a family is posted in its own
    for address in villages:
        page.goto(address)
        sheets.append(page.content())
    text = "".join(sheets)
    assert all(row.head.name in text or workbooks.spaced(row.head.name) in text for row in ROWS)
    assert not any(row.head.identity_number in text or row.head.phone in text for row in ROWS)
    stranger = visit()
    stranger.goto(path)
    assert "login" in stranger.url


def test_nothing_on_the_deny_list_leaves(published, demo, visit):
    """Page, API, search, feed, downloads, ledger, sitemap, logs, media and the database's open columns."""
    page = visit(javascript=False)
    addresses = [
        f"/notices/{published}/",
        "/notices/",
        f"/notices/{published}/totals.csv",
        f"/api/v1/notices/{published}/",
        f"/api/v1/notices/{published}/entries/?page_size=100",
        "/search/?q=特困",
        f"/search/?q={ROWS[0].head.name}",
        "/feeds/notices.atom",
        "/ledger/",
        "/ledger/log.jsonl",
        "/sitemap.xml",
        "/statistics/",
        "/",
    ]
    bodies = {path: page.context.request.get(path).body() for path in addresses}
    bodies["search for a name"] = bodies.pop(f"/search/?q={ROWS[0].head.name}").replace(ROWS[0].head.name.encode(), b"")
    bodies["log"] = demo.log.read_bytes()
    for path in demo.folder.rglob("*"):
        if path.is_file() and "media" in path.parts:
            bodies[str(path)] = path.read_bytes()
    with closing(sqlite3.connect(f"file:{demo.folder}/portal.sqlite3?mode=ro", uri=True)) as database:
        bodies["database"] = "\n".join(database.iterdump()).encode()
    leaks = {
        (where, secret)
        for where, body in bodies.items()
        for secret in SECRETS
        if secret.encode() in body or secret.encode().hex().encode() in body
    }
    assert leaks == set()


def sparse_bomb() -> bytes:
    """About 1.5 KB: two cells, A1 and XFD1048576, for which a careless reader asks for hundreds of gigabytes."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    return workbook_of(sheet.encode())


def swollen_bomb() -> bytes:
    """A sheet of 200 MB of blanks in a few hundred KB of ZIP."""
    return workbook_of(b"<worksheet><sheetData>" + b" " * (200 * 1024 * 1024) + b"</sheetData></worksheet>")


def workbook_of(sheet: bytes) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{office}">'
            '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return buffer.getvalue()


def test_a_hostile_file_gets_a_sentence_and_the_server_lives(log_in, tmp_path):
    page = log_in("jingban")
    for name, content, sentence in (
        ("稀疏.xlsx", sparse_bomb(), "单元格 XFD1048576 里有内容"),
        ("膨胀.xlsx", swollen_bomb(), "文件解开后超过 200 MB"),
        ("照片.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 400, "这不是电子表格"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        upload(page, path)
        expect(page.locator("main")).to_contain_text(sentence)
    page.goto("/admin/batches/")
    listed = page.locator("main").inner_text()
    assert not any(name in listed for name in ("稀疏.xlsx", "膨胀.xlsx", "照片.xlsx"))
    assert page.context.request.get("/readyz").ok
