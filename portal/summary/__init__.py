"""The yearly summary: the clerk's report, drafted from the records, each number with what it counts and where it is."""
