"""The moves of a case, as one table that an official can read.

Each line: who may (permission), from which states, to which state, by which article, which clocks it starts and
which it meets. What is not in the table cannot be done. An action with two lines differs by the kind of case.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .deadlines import Event, Rule
from .errors import WrongState
from .vocabulary import (
    ANSWERED,
    BEFORE_ANSWER,
    FINISHED,
    HEARD,
    IN_HAND,
    LOOKS,
    MAY_BE_CHOSEN,
    MAY_REOPEN,
    OPEN,
    Action,
    Kind,
    State,
)

ANY = tuple(State)
NEW = None  # before the case exists
STAYS = None  # the state does not change
EVERY_RULE = tuple(Rule)

REGISTER = "petitions.register_case"
VIEW = "petitions.view_case"
PERSON = "petitions.view_petitioner"
ACCEPT = "petitions.accept_case"
ASSIGN = "petitions.assign_case"
DRAFT = "petitions.draft_reply"
APPROVE = "petitions.approve_reply"
ISSUE = "petitions.issue_reply"
PUBLISH = "petitions.publish_answer"
REMIND = "petitions.remind_case"
ACCUSATION = "petitions.read_accusation"
DISPOSE = "petitions.dispose_case"
CLOCKS = "petitions.manage_clocks"


@dataclass(frozen=True)
class Move:
    action: Action
    sources: tuple[State | None, ...]
    target: State | None
    permission: str | None  # None: the petitioner's own act, or the calendar's
    article: str
    reason: str
    starts: Event | None = None
    meets: tuple[Rule, ...] = ()
    kinds: tuple[Kind, ...] = tuple(Kind)
    anonymous_only: bool = False
    quiet: bool = False  # leaves the case as it is: no version is checked or raised

    def arrives_at(self, state: State | str) -> State:
        return State(self.target if self.target is not STAYS else state)


S, A = State, Action
# fmt: off
MOVES: tuple[Move, ...] = (
    # --- in ---------------------------------------------------------------------------------------------------------
    Move(A.SUBMIT, (NEW,), S.RECEIVED, None, "信访工作条例第十九、二十二条",
         "every channel goes into one register; staff need register_case, a resident on the web needs nothing",
         starts=Event.RECEIVED),
    Move(A.CLASSIFY, (S.RECEIVED, *IN_HAND), STAYS, ACCEPT, "信访工作条例第二十八条",
         "a resident may pick the wrong word; the clocks follow the right one", kinds=MAY_BE_CHOSEN),
    Move(A.ACCEPT, (S.RECEIVED,), S.ACCEPTED, ACCEPT, "信访工作条例第二十三条",
         "ours to decide; the sixty days start", starts=Event.ACCEPTED, meets=(Rule.TELL, Rule.SEND_BACK)),
    Move(A.DECLINE, (S.RECEIVED,), S.DECLINED, ACCEPT, "信访工作条例第二十三条",
         "not ours, already decided, or before a court; the reason and the right door are told", meets=EVERY_RULE),
    Move(A.TRANSFER, (S.RECEIVED, *IN_HAND), S.TRANSFERRED, ACCEPT, "信访工作条例第二十三、三十条",
         "another organ is competent; accusations go to the discipline organ", meets=EVERY_RULE),
    Move(A.SEND_BACK, (S.RECEIVED,), S.SENT_BACK, ACCEPT, "信访工作条例第二十三条",
         "transferred to us by mistake; only within five working days", meets=EVERY_RULE),
    Move(A.WITHDRAW, BEFORE_ANSWER, S.WITHDRAWN, ACCEPT, "信访工作条例第十九条",
         "the petitioner takes it back; the register keeps its number", meets=EVERY_RULE),
    Move(A.CONFIRM_RECEIPT, (S.RECEIVED, *IN_HAND), STAYS, VIEW, "政府信息公开条例第三十一条",
         "ordinary post, the web and fax: received on the day confirmed with the requester",
         starts=Event.CONFIRMED, kinds=(Kind.INFORMATION,)),
    Move(A.SPLIT, (S.RECEIVED, *IN_HAND), STAYS, ACCEPT, "信访工作条例第二十二条",
         "several matters in one letter: each gets a number and clocks of its own"),
    Move(A.LINK, ANY, STAYS, VIEW, "信访工作条例第二十一条", "the same matter again, or one that belongs with it; both keep their numbers"),
    Move(A.MERGE, (S.RECEIVED, *IN_HAND), S.MERGED, ACCEPT, "信访工作条例第二十一条",
         "answered together with another, with the petitioner's consent; never by itself", meets=EVERY_RULE),
    # --- in hand ----------------------------------------------------------------------------------------------------
    Move(A.ASSIGN, (S.RECEIVED, *IN_HAND), STAYS, ASSIGN, "信访工作条例第二十八条",
         "one person is answerable; nobody of the accused unit"),
    Move(A.RECORD, HEARD, STAYS, VIEW, "信访工作条例第二十一、三十一条",
         "a visit, a phone call, a finding: written down at once; also that a late word was read"),
    Move(A.RETURN_ASSIGNMENT, IN_HAND, STAYS, DRAFT, "信访工作条例第二十八条",
         "not mine to handle, or an interest in it: given back with the reason"),
    Move(A.REMIND, BEFORE_ANSWER, STAYS, REMIND, "信访工作条例第三十七条、第四十四条",
         "whoever supervises asks for it to be done", quiet=True),
    Move(A.CHECK, OPEN, STAYS, DRAFT, "信访工作条例第三十一条", "a line of the checklist, ticked by name", quiet=True),
    Move(A.INVESTIGATE, IN_HAND, STAYS, DRAFT, "民发〔2021〕57号第十六条", "two investigators at least, both named"),
    Move(A.MEDIATE, IN_HAND, STAYS, DRAFT, "信访工作条例第三十三条", "what was agreed, in writing",
         kinds=(Kind.CLAIM, Kind.OBJECTION)),
    Move(A.HEAR, IN_HAND, STAYS, DRAFT, "信访工作条例第三十一条", "a major claim is heard in public",
         kinds=(Kind.CLAIM, Kind.REVIEW)),
    Move(A.ASK_PAPERS, (S.RECEIVED, *IN_HAND), STAYS, DRAFT, "政府信息公开条例第三十条；行政程序惯例",
         "told once what is missing; the clocks that allow it stand still", meets=(Rule.ASK_CORRECTION,)),
    Move(A.PAPERS_IN, (S.RECEIVED, *IN_HAND), STAYS, DRAFT, "政府信息公开条例第三十条",
         "the papers are in: the clocks run on, or anew where the article says so"),
    Move(A.ASK_EXTENSION, IN_HAND, STAYS, DRAFT, "信访工作条例第三十四条", "the reason goes to the leader", quiet=True),
    Move(A.RETURN_EXTENSION, IN_HAND, STAYS, APPROVE, "信访工作条例第三十四条", "no ground to extend; the day stands", quiet=True),
    Move(A.EXTEND, IN_HAND, STAYS, APPROVE, "信访工作条例第三十四条、政府信息公开条例第三十三条",
         "once, approved by the leader in charge, the reason told"),
    Move(A.ANSWER_AT_ONCE, (S.RECEIVED, *IN_HAND), S.CLOSED, DRAFT, "信访工作条例第二十三条",
         "a question or a suggestion answered by word of mouth is finished", meets=EVERY_RULE,
         kinds=(Kind.CONSULTATION, Kind.SUGGESTION)),
    Move(A.ANSWER_AT_ONCE, IN_HAND, S.CLOSED, DRAFT, "信访工作条例第二十三条",
         "nobody to send a paper to: the result is left for whoever holds the code", meets=EVERY_RULE,
         kinds=(Kind.ACCUSATION, Kind.CLAIM, Kind.OBJECTION, Kind.INFORMATION), anonymous_only=True),
    # --- the written reply ------------------------------------------------------------------------------------------
    Move(A.DRAFT_REPLY, IN_HAND, STAYS, DRAFT, "信访工作条例第三十二条", "facts, law, opinion, remedy"),
    Move(A.SUBMIT_REPLY, IN_HAND, S.AWAITING_APPROVAL, DRAFT, "信访工作条例第三十二条", "the draft goes to the leader"),
    Move(A.RETURN_REPLY, (S.AWAITING_APPROVAL,), S.RETURNED, APPROVE, "信访工作条例第三十二条",
         "not yet good enough; the reason stays inside"),
    Move(A.APPROVE_REPLY, (S.AWAITING_APPROVAL,), S.APPROVED, APPROVE, "信访工作条例第三十二条",
         "a second person, never one who wrote it"),
    Move(A.ISSUE_REPLY, (S.APPROVED,), S.ISSUED, ISSUE, "GB/T 9704-2012",
         "numbered without gaps; from here the text is fixed"),
    Move(A.MARK_SERVED, (S.ISSUED,), S.SERVED, ISSUE, "信访工作条例第三十二、三十五条",
         "with proof; the thirty days for a review run from this day", starts=Event.SERVED, meets=EVERY_RULE),
    Move(A.REOPEN, MAY_REOPEN, S.ACCEPTED, ACCEPT, "信访工作条例第二十八条",
         "new facts, or a reply that did not answer; a sent reply stays as it is and a further one may follow;"
         " the clocks run anew (clocks.restart)", kinds=MAY_BE_CHOSEN),
    Move(A.REOPEN, (S.DECLINED, S.TRANSFERRED, S.WITHDRAWN), S.ACCEPTED, ACCEPT, "信访工作条例第三十五、三十六条",
         "a review that never reached the higher organ; what that organ decided stands", kinds=(Kind.REVIEW,)),
    Move(A.ASK_SEAL, ANSWERED, STAYS, ISSUE, "国务院关于国家行政机关和企业事业单位社会团体印章管理的规定",
         "the paper is fixed and waits for the seal; asking anew before it is approved corrects what was asked",
         quiet=True),
    Move(A.APPROVE_SEAL, ANSWERED, STAYS, APPROVE, "国务院关于国家行政机关和企业事业单位社会团体印章管理的规定",
         "the leader in charge lets the seal be used; never the one who asked", quiet=True),
    # --- out --------------------------------------------------------------------------------------------------------
    Move(A.CLOSE, (S.SERVED,), S.CLOSED, ACCEPT, "信访工作条例第三十四条", "served and nothing left to do"),
    Move(A.REQUEST_REVIEW, (S.SERVED, S.CLOSED), STAYS, ACCEPT, "信访工作条例第三十五、三十六条",
         "to the next higher organ, within the window; becomes a case of its own", kinds=(Kind.CLAIM, Kind.REVIEW)),
    Move(A.CONCLUDE_REVIEW, (S.RECEIVED, *IN_HAND), S.CLOSED, ACCEPT, "信访工作条例第三十五、三十六条",
         "what the higher organ decided; its service opens the next window", meets=EVERY_RULE, kinds=(Kind.REVIEW,)),
    Move(A.ASK_REVIEW, (S.SERVED, S.CLOSED), STAYS, None, "信访工作条例第三十五条",
         "asked for by whoever holds the code; becomes a case of its own", kinds=(Kind.CLAIM, Kind.REVIEW), quiet=True),
    Move(A.SUPPLEMENT, HEARD, STAYS, None, "信访工作条例第二十一条",
         "one word back from whoever holds the code: to what was asked for, or to the reply", quiet=True),
    Move(A.RATE, (S.SERVED, S.CLOSED, S.DECLINED, S.TRANSFERRED), STAYS, None, "信访工作条例第二十一条",
         "the petitioner rates the handling, once, by the code alone", quiet=True),
    # --- the sealed route --------------------------------------------------------------------------------------------
    Move(A.NAME_ACCUSED, ANY, STAYS, VIEW, "信访工作条例第二十八、三十、四十六条",
         "whoever is named can neither read nor handle it from here on"),
    Move(A.FORWARD_COPY, (S.RECEIVED, *IN_HAND, S.TRANSFERRED), STAYS, ACCEPT, "信访工作条例第三十条",
         "what leaves the office names no petitioner", quiet=True),
    # --- for everybody ----------------------------------------------------------------------------------------------
    Move(A.PREPARE_ANSWER, ANSWERED, STAYS, DRAFT, "政府信息公开条例第十五条", "written anew, without the person",
         kinds=(Kind.CONSULTATION, Kind.SUGGESTION, Kind.CLAIM, Kind.OBJECTION, Kind.INFORMATION), quiet=True),
    Move(A.PUBLISH_ANSWER, ANSWERED, STAYS, PUBLISH, "政府信息公开条例第十七条", "a second person read it before",
         kinds=(Kind.CONSULTATION, Kind.SUGGESTION, Kind.CLAIM, Kind.OBJECTION, Kind.INFORMATION), quiet=True),
    Move(A.WITHDRAW_ANSWER, ANSWERED, STAYS, PUBLISH, "个人信息保护法第四十七条", "at once, whoever in the role sees it",
         quiet=True),
    # --- the file ----------------------------------------------------------------------------------------------------
    Move(A.REISSUE_CODE, ANY, STAYS, REGISTER, "信访工作条例第二十一条",
         "a lost code, at the window, on two facts; the old one dies", quiet=True),
    Move(A.PRESERVE, ANY, STAYS, APPROVE, "档案法第十四条", "a dispute or an inquiry: nothing of it is destroyed", quiet=True),
    Move(A.RELEASE, ANY, STAYS, APPROVE, "档案法第十四条", "the reason to keep it is over", quiet=True),
    Move(A.DISPOSE, FINISHED, STAYS, DISPOSE, "个人信息保护法第十九、四十七条",
         "kept long enough: words and names go, number and counts stay; two people", quiet=True),
    # --- looks and calendars ----------------------------------------------------------------------------------------
    Move(A.VIEW_PETITIONER, ANY, STAYS, PERSON, "个人信息保护法第五十一条", "each look leaves a reason", quiet=True),
    Move(A.REFUSE_LOOK, ANY, STAYS, PERSON, "个人信息保护法第五十一条", "more looks in a day than work explains", quiet=True),
    Move(A.OPEN_MATTER, ANY, STAYS, VIEW, "个人信息保护法第五十一条", "who read it, told to the petitioner as a count", quiet=True),
    Move(A.OPEN_ATTACHMENT, ANY, STAYS, VIEW, "个人信息保护法第五十一条", "each look leaves a trace", quiet=True),
    Move(A.DOWNLOAD_PAPER, ANY, STAYS, VIEW, "个人信息保护法第五十一条", "a file leaves the house; who took it stays known",
         quiet=True),
    Move(A.RECALCULATE, ANY, STAYS, None, "国务院办公厅放假安排", "a year's holidays became known", quiet=True),
)
# fmt: on

# Moves after which nobody's open page is stale.
QUIET = frozenset(move.action for move in MOVES if move.quiet)
# Moves that say nothing about the letter: whoever joins another case to this one, or names somebody, need not have read
# it. What was added and asked for goes on waiting.
UNREAD = QUIET | {Action.LINK, Action.NAME_ACCUSED}
# What may still be done when the words are gone: look at what is left, and take an answer down. New words would never
# be due for disposal again (个人信息保护法 arts 19, 47).
AFTER_DISPOSAL = frozenset({*LOOKS, Action.REFUSE_LOOK, Action.DOWNLOAD_PAPER, Action.WITHDRAW_ANSWER})


def find_move(action: Action, *, state: State | str | None, kind: Kind | str, is_anonymous: bool = False) -> Move:
    """The line for this move; a sentence when there is none."""
    for move in MOVES:
        if move.action == action and _fits(move, state, kind, is_anonymous):
            return move
    if state is NEW:
        raise WrongState(_("这件来件还没有登记。"))
    raise WrongState(
        _("这件来件现在是“%(state)s”（%(kind)s），不能“%(action)s”。请刷新页面，按页面上列出的步骤办理。")
        % {"state": State(state).label, "kind": Kind(kind).label, "action": action.label}
    )


def is_possible(action: Action, *, state: State | str, kind: Kind | str, is_anonymous: bool = False) -> bool:
    return any(move.action == action and _fits(move, state, kind, is_anonymous) for move in MOVES)


def actions_from(state: State | str, *, kind: Kind | str, is_anonymous: bool = False) -> list[Move]:
    """What can be done with such a case now, in the order of the table."""
    return [move for move in MOVES if _fits(move, state, kind, is_anonymous)]


def ends(move: Move) -> bool:
    return move.target in FINISHED


def _fits(move: Move, state: State | str | None, kind: Kind | str, is_anonymous: bool) -> bool:
    return state in move.sources and kind in move.kinds and (is_anonymous or not move.anonymous_only)
