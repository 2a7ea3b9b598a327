"""Workbooks made by code: every module in should_pass must be accepted; every one in should_fail is refused for the
reason that its file name says (the code of a problem). Each module has ``make() -> bytes`` and says what it shows.
"""
