"""What the national rules prescribe, as starting values. Local rules replace them in the admin.

rules.py has the texts with their dates, templates.py the procedures that follow from them, schemes.py the kinds of
help that every township has. `load_procedures` writes them where a township has none of its own.
"""

from .rules import Rule
from .schemes import SCHEMES, SchemeRow
from .templates import TEMPLATES, RoundRow, Template, find_template

__all__ = ["SCHEMES", "TEMPLATES", "RoundRow", "Rule", "SchemeRow", "Template", "find_template"]
