"""What becomes of texts after they have stood here: put right, out of date, or written ahead of their day."""

from .shapes import Explanation, Section

# (kind of page, its slug, kind of change, what the page says of it)
CHANGES = (
    ("policy", "three-postings", "amendment", "“公示期间”一节补充：第一天不计在内，最后一天是休息日的顺延。"),
    ("policy", "three-postings", "correction", "文号原来误写为“杏政办〔2026〕5号”，现更正为“杏政办〔2026〕6号”。"),
    ("guide", "apply-dibao", "amendment", "申请材料按家庭情况分开列，不需要的不用带。"),
)
OUTDATED = Explanation(
    title="2025年度入户核查怎么安排",
    summary="哪天到哪个村，来的时候要看什么。",
    sections=(Section("哪天到哪个村", ("按村分批入户，日期贴在村公示栏。核查的时候请带上户口簿和一卡通。",)),),
)
AHEAD = Explanation(
    title="年底前请核对一卡通",
    summary="卡号变了、卡停了，钱就发不到。",
    sections=(Section("要看什么", ("看卡号有没有变，卡有没有停用。换了卡的，带上新卡到3号窗口登记。",)),),
)
