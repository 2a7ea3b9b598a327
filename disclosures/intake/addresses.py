"""Cell addresses the way a spreadsheet shows them: column 0, row 13 is A14. No Django here."""

import re
from functools import cache

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@cache
def column_letter(index: int) -> str:
    """The letters above a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The opposite of column_letter."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def cell_address(row: int, column: int) -> str:
    """The address of a cell, both counted from 0."""
    return f"{column_letter(column)}{row + 1}"
