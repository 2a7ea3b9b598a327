"""The basis of the years, the day on which the case of these tests was closed, and the first day after its years."""

BASIS = "青石县档案保管期限表第3条"
THEN, NOW = "2026-03-03T10:00:00+08:00", "2036-03-04T10:00:00+08:00"
