"""One letter with words found nowhere else, through the whole house; then every place is searched for them.

Only sealed columns may hold them. What was said aloud for everybody (the published answer) is written without them.
"""

import io
import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from petitions.models import Petition
from petitions.services import handling, intake
from petitions.vocabulary import Action, Kind, State
from tests.factories.petitions import Town
from tests.guards import plant_roots
from tests.integration import canary

pytestmark = pytest.mark.django_db(transaction=True)

NAME, PHONE, PLACE = "欧阳鸢鸾", "13987650123", "上坊巷七排癸字院"
IDENTITY = "11010519491231002X"
WORDS, REPLY_WORDS = "檐下霜鸢不归", "查得蒹葭账目"
FILE, REASON, PROOF = "鸢鸾的存折照片", "核对霜鸢所说", "鸢鸾签收回执"
ADDRESS, AGENT = "203.0.113.77", "CanaryBrowser/7f3a9"


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    image = Image.new("RGB", (60, 40), "white")
    exif = image.getexif()
    exif[0x010E] = "CanaryExif 7f3a9"
    image.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(f"{FILE}.jpg", out.getvalue(), "image/jpeg")


class Flow:
    """The letter's way, through the pages alone."""

    def __init__(self):
        plant_roots()
        self.town = Town()
        self.trail: list[str] = []
        self.public: list[bytes] = []
        self.resident = canary.Watched(self.trail, REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=AGENT)

    def as_staff(self, user):
        browser = canary.Watched(self.trail)
        browser.force_login(user)
        return browser

    def send(self) -> None:
        response = self.resident.post(
            reverse("petitions:new"),
            {
                "key": intake.codes.new_key(),
                "kind": Kind.CLAIM,
                "identity": "named",
                "name": NAME,
                "phone": PHONE,
                "address": PLACE,
                "request_text": f"{WORDS}，身份证{IDENTITY}。",
                "facts": WORDS,
                "publish_consent": "on",
                "attachments": picture(),
            },
        )
        assert response.status_code == 201
        self.code = re.search(r'code-groups">([0-9A-Z ]+)<', response.content.decode())[1].replace(" ", "-")
        self.case = Petition.objects.get()

    def look_up(self, number="", code=""):
        values = {"number": number or self.case.number, "code": code or self.code}
        return self.resident.post(reverse("petitions:track"), values)

    def move(self, user, action, **values):
        self.case.refresh_from_db()
        response = self.as_staff(user).post(
            reverse("cases:move", args=[self.case.number, action]), {"version": self.case.version, **values}
        )
        assert response.status_code == 302, (action, response.content.decode()[-3000:])

    def handle(self) -> None:
        town, case = self.town, self.case
        self.move(town.worker, Action.ACCEPT, note="已受理。", summary="低保金额变动")
        self.move(town.leader, Action.ASSIGN, assignee=town.worker.pk, note=REASON)
        worker = self.as_staff(town.worker)
        person = worker.post(reverse("cases:person", args=[case.number]), {"reason": REASON})
        assert NAME in person.content.decode()
        file = worker.post(reverse("cases:attachment", args=[case.number, case.attachments.get().pk]))
        assert file.status_code == 200
        assert b"CanaryExif" not in file.content
        worker.get(reverse("cases:index") + "?q=" + case.number)
        self.move(town.worker, Action.RECORD, note=REASON, public_note=REPLY_WORDS)
        self.move(
            town.worker, Action.DRAFT_REPLY, kind="opinion", title="关于低保金额的答复意见", addressee=NAME,
            matter_count=1,
            matter1_facts=REPLY_WORDS, matter1_law="57号", matter1_opinion=REPLY_WORDS, remedy="可以申请复查。", outcome="explained",
        )  # fmt: skip
        self.move(town.worker, Action.SUBMIT_REPLY)
        self.move(town.leader, Action.APPROVE_REPLY, note=REASON)
        self.move(town.worker, Action.ISSUE_REPLY)
        reply = case.replies.get()
        assert REPLY_WORDS in worker.get(reverse("cases:reply_print", args=[case.number, reply.pk])).content.decode()
        self.move(
            town.worker, Action.MARK_SERVED, served_on=reply.issued_on.isoformat(), method="in_person", proof=PROOF
        )
        self.move(
            town.worker, Action.PREPARE_ANSWER, title="低保金额为什么变", question="金额为什么变？", answer="按新标准。"
        )
        answer = case.answers.get()
        self.as_staff(town.publisher).post(reverse("cases:answer", args=[answer.pk]))
        self.move(town.worker, Action.CLOSE, note=REASON)
        case.refresh_from_db()
        assert case.state == State.CLOSED

    def go_wrong(self, monkeypatch) -> None:
        """A forged form, misses, an address that is none, refused people, and failures that quote what they choked on."""
        strict = canary.Watched(self.trail, enforce_csrf_checks=True, REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=AGENT)
        assert strict.post(reverse("petitions:new"), {"name": NAME, "request_text": WORDS}).status_code == 403
        assert self.look_up(code="0000-0000-0000-0000-0000-0000-0000").status_code == 200
        assert self.resident.get("/petitions/nothing-here/").status_code == 404
        assert self.as_staff(self.town.publisher).get(reverse("cases:case", args=[self.case.number])).status_code == 302
        assert self.as_staff(self.town.staff("case_worker", unit=self.town.other_village)).get(
            reverse("cases:case", args=[self.case.number])
        ).status_code == 404  # fmt: skip

        def fail(*args, **kwargs):
            name, code = NAME, self.code
            raise RuntimeError(f"cannot store {name} {PHONE} {WORDS} {code}")

        for module, name in ((intake, "look_up"), (intake, "submit"), (handling, "view_petitioner")):
            with monkeypatch.context() as broken:
                broken.setattr(module, name, fail)
                answers = {
                    "look_up": lambda: self.look_up(),
                    "submit": lambda: self.resident.post(
                        reverse("petitions:new"),
                        {
                            "key": "k" * 40, "kind": Kind.CLAIM, "identity": "named", "name": NAME, "phone": PHONE,
                            "request_text": WORDS,
                        },
                    ),
                    "view_petitioner": lambda: self.as_staff(self.town.worker).post(
                        reverse("cases:person", args=[self.case.number]), {"reason": REASON}
                    ),
                }  # fmt: skip
                for _again in range(10):
                    response = answers[name]()
                    assert response.status_code == 500, name
                    self.public.append(response.content)

    def read_what_is_public(self) -> None:
        for name in ("petitions:answer_list", "home:statistics", "home:index", "disclosures:notice_list", "ledger:log"):
            self.public.append(self.resident.get(reverse(name)).content)
        for address in ("/api/v1/answers/", "/api/v1/statistics/overview/", "/search/?q=低保", "/ledger/log.jsonl"):
            response = self.resident.get(address)
            self.public.append(b"".join(response) if response.streaming else response.content)


def test_nothing_of_a_letter_is_left_anywhere(monkeypatch, settings):
    settings.ADMINS = ["operator@example.org"]
    with canary.listening() as lines:
        flow = Flow()
        flow.send()
        assert WORDS not in flow.look_up().content.decode()  # the code's holder reads where it stands, not the letter
        flow.handle()
        assert REPLY_WORDS in flow.look_up().content.decode()
        flow.go_wrong(monkeypatch)
        flow.read_what_is_public()
    assert any("RuntimeError" in line for line in lines)  # the failures were logged, with the place and without words
    places = {
        "logs": "\n".join(lines).encode(),
        "mail": "\n".join(str(letter.message()) for letter in mail.outbox).encode(),
        "addresses, Referers, Locations": "\n".join(flow.trail).encode(),
        "public pages and failures": b"\n".join(flow.public),
        "files": canary.files(),
        "kept pages, cache, sessions": canary.kept(),
        "database": canary.database(),
    }
    for place, found in places.items():
        assert found or place in ("files", "mail"), place
    bare = flow.code.replace("-", "")
    canaries = [
        NAME, PHONE, PLACE, IDENTITY, WORDS, REPLY_WORDS, FILE, REASON, PROOF, ADDRESS, AGENT, "CanaryExif",
        flow.code, flow.code.replace("-", " "), bare, bare[:12],
    ]  # fmt: skip
    hits = [
        (word, place)
        for place, found in places.items()
        for word in canaries
        for form in (word.encode(), word.encode("unicode_escape"))
        if form in found
    ]
    assert hits == []
    # The search itself works: the number, which is no secret, is in the database and in the addresses.
    for place in ("database", "addresses, Referers, Locations"):
        assert flow.case.number.encode() in places[place]
