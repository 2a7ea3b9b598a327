"""Planted identifiers in every disguise and container that leaks came in, and clean paragraphs that must pass.

Made from a seed: the same figures every time, and no real person's number anywhere (areas begin with 99, which no
province has, except for old numbers of fifteen digits, which carry no check digit and are told by their province).
"""
