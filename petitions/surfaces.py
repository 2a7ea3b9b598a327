"""The faces of letters and answers, for take-down."""

from collections.abc import Iterator

from django.urls import reverse

from portal.privacy.surfaces import Gone, register, register_silent

from . import selectors

NOTICES_ROW = 1


def sign_on() -> None:
    register("petitions:new", of_notice=objection_forms)
    register_silent("petitions:track", "shows one person's case to the holder of its code, and asks by POST alone")
    register_silent("petitions:act", "answers the holder of a code, and takes POST alone")
    register("petitions:answer_list", shared=lambda: [reverse("petitions:answer_list")])
    register("petitions:answer", shared=answers)
    register("petitions:feed", shared=lambda: [reverse("petitions:feed")])
    register("api:answer-list", shared=lambda: [reverse("api:answer-list") + "?page_size=100"])
    register("api:answer-detail", shared=lambda: (_of_api(answer) for answer in selectors.published_answers()))


def objection_forms(gone: Gone) -> Iterator[str]:
    form = reverse("petitions:new")
    yield f"{form}?notice={gone.number}"
    yield f"{form}?notice={gone.number}&row={NOTICES_ROW}"
    yield f"{form}?remove={gone.number}"


def answers() -> Iterator[str]:
    for answer in selectors.published_answers():
        yield reverse("petitions:answer", args=[answer.number])


def _of_api(answer) -> str:
    return reverse("api:answer-detail", args=[answer.number])
