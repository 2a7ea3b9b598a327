"""索引号: the number under which an official text is found for good."""


def next_index_number(model, day) -> str:
    """The next free "YYYYMM-NNNNN" of that year. Numbers typed in by hand in the same form count too."""
    # One writer at a time on PostgreSQL; SQLite's transactions queue anyway.
    taken = model.objects.select_for_update().filter(index_number__regex=rf"^{day.year}[0-9]{{2}}-[0-9]{{5}}$")
    highest = max((int(number[-5:]) for number in taken.values_list("index_number", flat=True)), default=0)
    return f"{day:%Y%m}-{highest + 1:05d}"
