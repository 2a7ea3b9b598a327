"""How much of a spreadsheet we are willing to read. No Django here: the child imports this file too."""

MIB = 1024 * 1024

FILE_BYTES = 20 * MIB

# What a ZIP's own directory may declare, judged before a byte is unpacked.
ZIP_MEMBERS = 200
ZIP_DIRECTORY_BYTES = 128 * 1024
ZIP_UNPACKED_BYTES = 200 * MIB
ZIP_RATIO = 100
ZIP_RATIO_FROM_BYTES = MIB  # a tiny part may shrink further without harm

# What the child may use up. A crafted file of 1.5 KB asks its reader for 550 GB (tafia/calamine 433).
CHILD_MEMORY_BYTES = 1024 * MIB
CHILD_CPU_SECONDS = 30
CHILD_WALL_SECONDS = 60
CHILD_ANSWER_BYTES = 160 * MIB

ROWS = 120_000
COLUMNS = 64
CELLS = 4_000_000
SHEETS = 60
CELL_CHARACTERS = 500
CHUNK_ROWS = 2_000
