"""Search documents come through the door, as in life."""

from portal.search import documents

COUNTER = iter(range(1, 10**9))


def put(**values):
    number = next(COUNTER)
    return documents.put(
        **{
            "section": "policies",
            "key": f"p{number}",
            "title": "农村最低生活保障申请办法",
            "text": "申请低保要带身份证、户口簿等材料。",
            "url": f"/policies/{number}/",
            "day": None,
            **values,
        }
    )
