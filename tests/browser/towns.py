"""A township whose days pass: its server runs in the test's own process, under the clock that the test sets.

The clock goes on ticking, and each jump of days is one call. Sessions end while days pass, so people enter anew after
each, by a session made here and not by typing. The browser itself stays in the present; nothing it shows depends on it.
"""

import io

from django.core.management import call_command
from django.test import Client

from disclosures.services import procedures
from portal.demo.seeding import ground
from portal.orgs.selectors import township
from tests.factories.accounts import StaffFactory
from tests.guards import plant_roots

from .steps import DESK, PHONE, browse


class Town:
    """One desk for each of three people, one resident's phone, and the clock of all of them."""

    def __init__(self, chromium, url, clock):
        self.chromium, self.url, self.clock = chromium, url, clock
        self.pages, self.complaints = [], []
        call_command("load_workdays", stdout=io.StringIO())
        plant_roots()
        ground.make_units()
        procedures.load_national()
        roles = {"clerk": "case_worker", "leader": "leader", "publisher": "publisher"}
        self.people = {name: StaffFactory(role=role, unit=township()) for name, role in roles.items()}

        self.office = {name: self.visit(DESK) for name in self.people}
        self.resident = self.visit()

    def visit(self, viewport=PHONE):
        page = browse(self.chromium, self.url, viewport)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        self.pages.append(page)
        return page

    def wait_until(self, moment):
        """Go home and come back on that day; answers the desks of clerk, leader and publisher."""
        self.clock.move_to(f"{moment}+08:00", tick=True)
        for name, page in self.office.items():
            entered = Client()
            entered.force_login(self.people[name])
            session = {"name": "sessionid", "value": entered.cookies["sessionid"].value, "url": self.url}
            page.context.add_cookies([session])
        return list(self.office.values())

    def close(self):
        for page in self.pages:
            page.context.close()
