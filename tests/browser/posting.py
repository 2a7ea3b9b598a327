"""A roster's way through the office, as three people walk it: the clerk, the leader, the publisher."""

import re

from .steps import browse, enter, press


def upload(page, path, period="2026年第四批"):
    page.goto("/admin/batches/add/")
    page.set_input_files("input[name=file]", str(path))
    page.select_option("select[name=round]", label="特困供养 · 初审公示")
    page.fill("[name=period]", period)
    press(page.locator("button:has-text('上传并校验')"))


class Office:
    """Three desks on one demo; close it when the roster is out."""

    def __init__(self, chromium, demo):
        self.pages = []
        self.clerk, self.leader, self.publisher = (
            self.desk(chromium, demo, username) for username in ("jingban", "lingdao", "fabu")
        )

    def desk(self, chromium, demo, username):
        page = browse(chromium, demo.url)
        self.pages.append(page)
        enter(page, username, demo.password(username))
        return page

    def approve(self, period="2026年第四批") -> str:
        """From the checked batch on the clerk's screen to the approved roster; its address."""
        press(self.clerk.locator("button:has-text('确认导入')"))
        press(self.clerk.locator("button:has-text('送审')"))
        self.leader.goto("/admin/publishing/rosters/")
        press(self.leader.locator(f"a:has-text('{period}')"))
        roster = self.leader.url
        press(self.leader.locator("button:has-text('看过了，审批通过')"))
        return roster

    def publish(self, roster) -> str:
        """The number of the notice that is now out."""
        self.publisher.goto(f"{roster}publish/")
        press(self.publisher.locator("button:has-text('核对公示期限')"))
        press(self.publisher.locator("button[name=publish]"))
        self.publisher.wait_for_url("**/admin/publishing/notices/**")
        return re.search(r"notices/([\d-]+)/", self.publisher.url).group(1)

    def close(self):
        for page in self.pages:
            page.context.close()
