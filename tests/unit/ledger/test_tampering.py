"""A thousand ways to spoil a downloaded ledger. Plain lists: what an outsider holds, without a database."""

import random

from portal.ledger import verify_log
from portal.ledger.verify_log import ZERO, digest_of, find_disagreement, find_fault

TRIES = 1000
LENGTH = 60
DAY = 6  # entries a day


def make_log() -> list[dict]:
    return chain([{"title": f"第{n}次公示", "facts": {"n": n}, "office": "", "at": f"{n}"} for n in range(LENGTH)])


def chain(contents: list[dict]) -> list[dict]:
    """Entries numbered and chained, as the portal writes them and as a forger would write them again."""
    lines, previous = [], ZERO
    for number, content in enumerate(contents, start=1):
        line = {**content, "number": number, "previous_digest": previous}
        line["digest"] = previous = digest_of(line)
        lines.append(line)
    return lines


def witnesses(log: list[dict]) -> list[tuple[int, str]]:
    """The daily digests, the last one among them."""
    return [(line["number"], line["digest"]) for line in log if line["number"] % DAY == 0]


def judge(log, kept):
    digests: dict = {}
    return find_fault(log, digests) or find_disagreement(kept, digests)


def edit(lines, rng):
    at = rng.randrange(LENGTH)
    name = rng.choice(["title", "at", "office", "facts", "digest", "previous_digest"])
    lines[at] = {**lines[at], name: {"n": -1} if name == "facts" else "x"}
    return at + 1


def delete(lines, rng):
    at = rng.randrange(LENGTH)
    del lines[at : at + rng.randint(1, 5)]
    return at + 1


def reorder(lines, rng):
    first, second = sorted(rng.sample(range(LENGTH), 2))
    lines[first], lines[second] = lines[second], lines[first]
    return first + 1


def insert(lines, rng):
    at = rng.randrange(LENGTH)
    lines.insert(at, dict(rng.choice(lines)))
    # A copy of the entry that stands there continues the chain; the one behind it is then the first that does not.
    return at + 2 if lines[at] == lines[at + 1] else at + 1


def truncate(lines, rng):
    left = rng.randrange(LENGTH)
    del lines[left:]
    return left + 1


def test_a_thousand_changes_are_all_found_where_they_were_made():
    whole, rng = make_log(), random.Random(2026)
    kept = witnesses(whole)
    assert judge(whole, kept) is None
    for _try in range(TRIES):
        changed = list(whole)
        spoil = rng.choice([edit, delete, reorder, insert, truncate])
        expected = spoil(changed, rng)
        fault = judge(changed, kept)
        assert fault is not None, spoil.__name__
        assert fault[0] == expected, (spoil.__name__, fault)


def test_a_chain_made_anew_contradicts_the_daily_digests():
    """Somebody with every key rewrites entry n and all digests behind it: the log fits, the witnesses do not."""
    whole, rng = make_log(), random.Random(7)
    kept = witnesses(whole)
    for _try in range(100):
        at = rng.randrange(LENGTH)
        contents = [{key: line[key] for key in ("title", "facts", "office", "at")} for line in whole]
        contents[at]["title"] = "改写"
        forged = chain(contents)
        assert find_fault(forged) is None
        fault = judge(forged, kept)
        assert fault is not None
        # Named is the first entry after the last day that still agrees.
        assert fault[0] == at // DAY * DAY + 1


def test_a_line_that_is_no_json_is_the_bad_one():
    assert find_fault(verify_log.read(["{}", "no"])) == (1, "编号不连续，可能有条目被删除或插入")
