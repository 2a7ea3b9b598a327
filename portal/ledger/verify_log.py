#!/usr/bin/env python3
"""Checks a downloaded public ledger (log.jsonl). Needs Python 3 and nothing else.

    python3 verify_log.py log.jsonl
    python3 verify_log.py log.jsonl digests.txt       also against the daily digests (/ledger/digests.txt)
    python3 verify_log.py log.jsonl 27 4f1c0a...      also against the number and digest that a printed notice carries

Each line is one entry. Its digest is the SHA-256 of the entry as JSON (keys sorted, no spaces, UTF-8, without the
digest itself); the entry names the digest of the line before it. So no line can be changed, taken out or put in
between without every later digest changing, those already printed on notices among them. What the log alone cannot
show is its own missing end, or a chain made anew as a whole: for that, keep daily digests of your own.
"""

import hashlib
import json
import sys

ZERO = "0" * 64


def _(text):
    return text


def digest_of(entry: dict) -> str:
    """The digest an entry must have. The portal itself calls this function."""
    content = {key: value for key, value in entry.items() if key != "digest"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def find_fault(entries, digests=None):
    """(number of the first bad entry, what is wrong), or None when the chain holds. Fills digests by number."""
    previous = ZERO
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or entry.get("number") != number:
            return number, _("编号不连续，可能有条目被删除或插入")
        if entry.get("previous_digest") != previous:
            return number, _("与上一条接不上")
        if entry.get("digest") != digest_of(entry):
            return number, _("内容与校验值不符，可能被改动")
        previous = entry["digest"]
        if digests is not None:
            digests[number] = previous
    return None


def read(lines):
    """The entries of a file; a line that is no JSON is an entry that fits nowhere."""
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            yield None


def find_disagreement(witnesses, digests):
    """(first number that may be bad, what is wrong) where the log and what others wrote down of it part, or None."""
    agreed = 0
    for number, digest in sorted(witnesses):
        if number > len(digests):
            return len(digests) + 1, _("日志被截短：别处记着的第 %d 条在这里没有") % number
        if number and not (digest and digests[number].startswith(digest.lower())):
            return agreed + 1, _("日志被改写过：第 %d 条与别处记着的校验值不符") % number
        agreed = max(agreed, number)
    return None


def read_witnesses(arguments):
    """Pairs (number, digest): from a printed notice, or from files of daily digests, `day number digest` a line."""
    if len(arguments) == 2 and arguments[0].isdigit():
        return [(int(arguments[0]), arguments[1])]
    witnesses = []
    for path in arguments:
        with open(path, encoding="ascii") as file:
            witnesses += [(int(number), digest) for _day, number, digest in map(str.split, file)]
    return witnesses


def judge(path, *arguments):
    """(exit code, sentence) for a downloaded file and whatever was kept elsewhere to hold against it."""
    digests: dict = {}
    with open(path, encoding="utf-8") as file:
        fault = find_fault(read(file), digests) or find_disagreement(read_witnesses(arguments), digests)
    if fault:
        return 1, _("第 %(number)d 条有问题：%(fault)s") % {"number": fault[0], "fault": fault[1]}
    last = digests.get(len(digests), ZERO)
    return 0, _("日志完好，共 %(count)d 条，最末一条的校验值是 %(digest)s") % {"count": len(digests), "digest": last}


if __name__ == "__main__":
    code, sentence = judge(*(sys.argv[1:] or ["log.jsonl"]))
    sys.stdout.write(sentence + "\n")
    sys.exit(code)
