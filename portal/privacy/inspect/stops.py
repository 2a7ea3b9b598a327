"""Why a file cannot be read. What cannot be read cannot go out."""


class Stop(Exception):  # noqa: N818 - it is an answer, not a fault
    """The file is refused; the code picks the sentence in report.py."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
