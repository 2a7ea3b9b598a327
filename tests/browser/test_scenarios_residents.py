"""What a resident comes for, as the acceptance list words it: scenarios 16, 17, 18 and 22, each counted in clicks."""

import random
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.demo import households, workbooks
from portal.demo.people import AREA, WEIGHTS

from .posting import Office, upload
from .steps import DESK, PHONE, press

ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
WIDTH = "document.documentElement.scrollWidth"
GUIDE = {
    "standard": "620 元/人·月",
    "conditions": "有本镇户籍",
    "materials": "户口簿和身份证",
    "steps": "两名以上工作人员入户调查",
    "time limit": "30个工作日",
    "place": "便民服务中心一楼3号窗口",
    "hours": "8:30",
    "phone": "0000-7654321",
    "fee": "不收费",
}
FOCUSED = "document.activeElement"


def tab_to(page, words: str) -> None:
    """Press Tab until the link with these words has the focus, and see that it shows."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.tagName === 'A' && {FOCUSED}.textContent.trim().startsWith('{words}')"):
            assert page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle") != "none"
            return
    raise AssertionError(f"no way to {words} from {page.url}")


class TestScenario16:
    """Finds standard, conditions, materials, steps, time, phone in three clicks, by phone, at 400 %, keyboard only."""

    WAY = ("办事", "申请农村最低生活保障")

    def told(self, page):
        text = page.locator("main").inner_text()
        assert {name for name, words in GUIDE.items() if words not in text} == set()

    @pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["phone", "400 %"])
    def test_by_touch(self, visit, viewport):
        page = visit(viewport, javascript=False)
        page.goto("/")
        assert len(self.WAY) <= 3
        for words in self.WAY:
            press(page.get_by_role("link", name=words).first)
            assert page.evaluate(WIDTH) <= viewport["width"]
        self.told(page)

    @pytest.mark.parametrize("viewport", [DESK, ZOOMED], ids=["desk", "400 %"])
    def test_by_keyboard_alone(self, visit, viewport):
        page = visit(viewport)
        page.goto("/")
        for words in self.WAY:
            tab_to(page, words)
            press(page.locator(":focus"), "Enter")
        self.told(page)
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED}.textContent") == "跳到正文"

    def test_only_the_papers_of_this_family(self, visit):
        page = visit(PHONE)
        page.goto("/guides/apply-dibao/")
        papers = page.locator("[data-materials] > li:visible")
        whole = papers.count()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.get_by_label("有残疾人").check()
        shown = papers.all_inner_texts()
        assert any("残疾人证" in paper for paper in shown)
        assert not any("在读证明" in paper for paper in shown)
        assert f"您家要带 {len(shown)} 样" in page.locator("[data-count]").inner_text()
        page.get_by_label("有人上学").check()
        assert papers.count() == len(shown) + 1
        page.get_by_role("button", name="列出全部材料").click()
        assert papers.count() == whole
        assert asked == []
        assert page.evaluate("localStorage.length + sessionStorage.length") <= 1  # the text size alone

    def test_without_javascript_each_paper_says_for_whom_it_is(self, visit):
        page = visit(PHONE, javascript=False)
        page.goto("/guides/apply-dibao/")
        assert page.locator("[data-situations]").is_hidden()
        assert "有残疾人的才带" in page.locator("[data-materials]").inner_text()


class TestScenario17:
    """Elder mode: large text, high contrast, read-aloud, no captcha; the core works without JavaScript."""

    CORE = (
        "/",
        "/notices/",
        "/guides/",
        "/guides/apply-dibao/",
        "/standards/",
        "/policies/",
        "/petitions/new/",
        "/about/",
    )

    def test_large_text_and_contrast_on_every_core_page(self, visit):
        page, found = visit(PHONE), {}
        page.goto("/")
        page.get_by_role("link", name="长者模式").click()
        for path in self.CORE:
            page.goto(path)
            assert page.evaluate("getComputedStyle(document.body).fontSize") == "22px", path
            assert page.get_by_role("button", name="朗读", exact=True).is_visible(), path
            assert page.evaluate(WIDTH) <= PHONE["width"], path
            weak = Axe().run(page, options={"runOnly": ["color-contrast-enhanced"]}).response["violations"]
            if weak:
                found[path] = [node["html"][:120] for item in weak for node in item["nodes"]]
        assert found == {}

    def test_no_captcha_and_the_core_without_javascript(self, visit):
        page = visit(PHONE, javascript=False)
        for path in self.CORE:
            assert page.goto(f"{path}?elder=1").status == 200
            assert page.evaluate("getComputedStyle(document.body).fontSize") == "22px", path
            assert len(page.locator("main").inner_text()) > 100, path
            assert "0000-7654321" in page.locator("body").inner_text(), path
            assert "验证码" not in page.content(), path
            assert page.locator("iframe, [name*=captcha]").count() == 0, path
        page.goto("/petitions/new/?elder=1")
        assert page.locator("main form button[type=submit]").is_visible()


def born_in(number: str, year: int) -> str:
    """The same identity number of somebody younger, its check digit right again."""
    body = f"{AREA}{year}{number[10:17]}"
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


NAMES = ("张桂兰", "张建国", "欧阳秀英", "买买提·吐尔逊", "杜满仓", "李长顺")
PERIOD = "2026年第九批"


@pytest.fixture(scope="module")
def families():
    """One village's households: two 张, a compound surname, a transcribed name, and the last one headed by a child."""
    found = households.applicants(len(NAMES), seed=1818, villages=households.VILLAGES[:1])
    found = [replace(one, head=replace(one.head, name=name)) for one, name in zip(found, NAMES, strict=True)]
    child = found[-1].head
    year = 2014 + random.Random(18).randrange(3)
    return [*found[:-1], replace(found[-1], head=replace(child, identity_number=born_in(child.identity_number, year)))]


@pytest.fixture(scope="module")
def posted(families, tmp_path_factory, chromium, demo):
    path = tmp_path_factory.mktemp("posted") / "杜村特困名册.xlsx"
    path.write_bytes(workbooks.write("杏塘镇特困人员初审名册", PERIOD, families))
    office = Office(chromium, demo)
    upload(office.clerk, path, PERIOD)
    number = office.publish(office.approve(PERIOD))
    yield number
    office.close()


class TestScenario18:
    """Looks for the own village's current notice; the web list never says more than a surname."""

    @pytest.fixture
    def notice(self, visit, posted):
        """Two clicks from the front page: the village, its notice."""
        page = visit(PHONE, javascript=False)
        page.goto("/")
        press(page.get_by_role("link", name="杜村").first)
        press(page.locator(f"main a[href='/notices/{posted}/']"))
        return page

    def test_place_dates_count_amount_and_how_to_object(self, notice, families):
        text = notice.locator("main").inner_text()
        total = f"{sum(one.amount for one in families):,.0f}"
        counted = f"{len(families)}户{sum(one.persons for one in families)}人"
        for words in ("公示栏", "24:00", counted, total, "怎样提异议", "0000-7654321"):
            assert words in text, words
        assert notice.evaluate(WIDTH) <= PHONE["width"]

    def test_surnames_alone_and_two_of_one_name_apart(self, notice):
        labels = [text.strip() for text in notice.locator("table.roster tbody th").all_inner_texts()]
        assert {"张**①", "张**②", "欧阳**", "买**·***", "杜**"} <= set(labels)
        assert len(set(labels)) == len(labels)

    def test_no_given_name_number_phone_card_or_address(self, notice, posted, families, demo):
        told = notice.content() + str(demo.get(f"/api/v1/notices/{posted}/entries/?page_size=100"))
        secrets = [
            secret
            for one in families
            for secret in (one.head.name, one.head.identity_number, one.head.phone, one.head.bank_card)
        ]
        assert [secret for secret in secrets if secret in told] == []


class TestScenario22:
    """A minor-headed household never appears by name online."""

    def test_the_row_is_there_without_any_part_of_the_name(self, visit, posted, families):
        page = visit(DESK)
        page.goto(f"/notices/{posted}/")
        rows = page.locator("table.roster tbody tr").all_inner_texts()
        assert len(rows) == len(families)
        assert sum("未成年人家庭" in row for row in rows) == 1
        assert not any("李**" in row for row in rows)

    def test_nowhere_else_either(self, visit, posted, families, demo):
        page, child = visit(DESK), families[-1].head
        for path in (
            f"/notices/{posted}/",
            f"/notices/{posted}/totals.csv",
            f"/api/v1/notices/{posted}/entries/?page_size=100",
            "/notices/?village=990123101201",
            "/feeds/notices.atom",
            "/ledger/log.jsonl",
            "/",
        ):
            body = page.context.request.get(path).text()
            assert child.name not in body, path
            assert child.identity_number not in body, path
        page.goto(f"/search/?q={child.name}")
        assert posted not in page.locator("main").inner_text()
