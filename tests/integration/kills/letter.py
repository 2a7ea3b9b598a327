"""A letter's whole way, from the form to the served reply. Each step looks at what stands, so it can be taken up anywhere."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from petitions.models import Petition
from petitions.services import handling, intake, petitioner, replies
from petitions.services.intake import Person
from petitions.vocabulary import Channel, Kind, ReplyStatus, State
from portal.accounts.models import User
from tests.factories.petitions import draft_reply


@dataclass(frozen=True)
class Desk:
    """The two people whom a reply needs, by their keys."""

    worker: int
    leader: int

    def as_json(self) -> dict:
        return asdict(self)


def act(order: dict, show: Callable[[str], None]) -> None:
    """In the child that will be killed. The code is shown when `submit` has answered, as the receipt's page is."""
    go(Desk(**order["desk"]), order["key"], show)


def send(key: str) -> intake.Receipt:
    return intake.submit(
        channel=Channel.WEB,
        kind=Kind.CLAIM,
        request="请核实我家的低保金额。",
        idempotency_key=key,
        petitioner=Person("钱进宝", "13800138000", "杜村一组"),
    )


def go(desk: Desk, key: str, show: Callable[[str], None] = lambda shown: None) -> Petition:
    """Take the letter on from wherever it stands until its reply is served and answered."""
    worker, leader = (User.objects.get(pk=pk) for pk in (desk.worker, desk.leader))
    receipt = send(key)
    petition = receipt.petition
    show(f"{petition.number} {receipt.code}")
    if petition.state == State.RECEIVED:
        handling.accept(petition=petition, by=worker)
    if petition.state == State.ACCEPTED:
        if not petition.replies.exists():
            draft_reply(petition, worker)
        petition.refresh_from_db()
        replies.submit(reply=petition.replies.get(), by=worker)
    for status, service, by, values in (
        (ReplyStatus.SUBMITTED, replies.approve, leader, {}),
        (ReplyStatus.APPROVED, replies.issue, worker, {}),
        (ReplyStatus.ISSUED, replies.mark_served, worker, {"method": "in_person", "proof": "签收"}),
    ):
        reply = petition.replies.get()
        if reply.status == status:
            service(reply=reply, by=by, **values)
    petition.refresh_from_db()
    if petitioner.has_floor(petition):
        petitioner.supplement(petition=petition, text="收到了。")
    return petition
