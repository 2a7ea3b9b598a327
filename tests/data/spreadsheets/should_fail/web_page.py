"""A web page with the extension of a spreadsheet, as old office systems export it."""


def make() -> bytes:
    return "<html><body><table><tr><td>户主姓名</td></tr></table></body></html>".encode()
