"""How much of a document we are willing to read. No Django here: the child imports this file too."""

MIB = 1024 * 1024

FILE_BYTES = 25 * MIB
MEMORY_BYTES = 1024 * MIB
CPU_SECONDS = 60
WALL_SECONDS = 90

MEMBERS = 3_000
UNPACKED_BYTES = 200 * MIB
RATIO = 200
RATIO_FROM_BYTES = 4 * MIB
DEPTH = 2  # a workbook inside a document, and no further

TEXT_CHARACTERS = 12_000_000
SHOWN_CHARACTERS = 20_000  # of a clean file, handed to the site's search
PAGES = 2_000
PIXELS = 60_000_000
FINDINGS = 200  # told one by one; more are only counted
# Fewer characters than this beside a picture, and the picture is the text.
SCAN_CHARACTERS = 60
