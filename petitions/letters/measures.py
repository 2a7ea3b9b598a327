"""GB/T 9704-2012, chapter 10.1 (letter form), in millimetres and points. reply.css says the same for the browser."""

PAGE = (210, 297)
TOP, LEFT = 37, 28
BLOCK = (156, 225)
RIGHT, BOTTOM = PAGE[0] - LEFT - BLOCK[0], PAGE[1] - TOP - BLOCK[1]
LINES, CHARACTERS = 22, 28
LINE_MM, CHARACTER_MM = BLOCK[1] / LINES, BLOCK[0] / CHARACTERS

HEAD_TOP = 30  # the organ's name below the upper edge of the page
RULE_BELOW_HEAD = 4
RULE_ABOVE_EDGE = 20  # the second rule above the lower edge
RULE = 170
PAGE_NUMBER_BELOW_BLOCK = 7

TEXT_PT, TITLE_PT, HEAD_PT, NUMBER_PT = 16, 22, 26, 14  # 三号, 二号, the organ's name, 四号
CLOSE_RIGHT = 4  # characters that stay empty at the right of name and day: the seal covers both
INDENT = 2
SEAL_MM = 42

POINT_MM = 25.4 / 72
LINE_PT, CHARACTER_PT = LINE_MM / POINT_MM, CHARACTER_MM / POINT_MM

# The typefaces by the names under which offices have them, and the free stand-ins of servers.
FANGSONG = ("FangSong_GB2312", "FangSong", "STFangsong")
SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", "STSong")
