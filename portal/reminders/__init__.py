"""Reminding people of a day that comes: which step it has reached (steps.py), and telling each of them once (sending.py)."""
