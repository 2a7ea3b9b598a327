"""The people behind a case, from under the seal: for services that log the look, or that keep their names out of a text."""

from petitions.models import Petition

from .entering import Person


def open_person(petition: Petition) -> Person | None:
    """The sealed words, opened, with those who speak for a group; None when anonymous."""
    person = getattr(petition, "petitioner", None)
    if person is None:
        return None
    spoken = tuple(Person(one.name, one.phone) for one in petition.representatives.all())
    return Person(person.name, person.phone, person.address, spoken)


def people_of(petition: Petition) -> list[Person]:
    """Everybody whose name is sealed with the case: whoever wrote, and the representatives (信访工作条例 art 20)."""
    person = open_person(petition)
    return [person, *person.representatives] if person else []
