"""How the child says no. The server's side has the sentence to each code. No Django here."""


class Stop(Exception):  # noqa: N818 - it is an answer, not a fault
    """The file is refused. ``code`` picks the sentence on the server's side."""

    def __init__(self, code: str, **facts):
        super().__init__(code)
        self.answer = {"error": code, "facts": facts}
