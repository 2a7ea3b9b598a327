"""Why a service declines: one sentence that a clerk may read as it stands, with the way out."""


class Declined(Exception):  # noqa: N818
    """The act is allowed to this person, but not possible now. `str()` is the sentence."""
