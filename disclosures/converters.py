"""Notice numbers in addresses: 2026-012."""


class NoticeNumber:
    regex = r"[0-9]{4}-[0-9]{3,6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
