"""The 13 items of the national catalogue (民办函〔2019〕52号): level one, level two, elements, where on this site, which lists.

Item 4 still cites 民发〔2012〕220号, as many local copies do: the board says so.
"""

from datetime import date
from typing import Any

LAW_BASES = ("中华人民共和国政府信息公开条例", "社会救助暂行办法")
OLD_BASIS_CITED_BY = 4
DIBAO_BASES: tuple[dict[str, Any], ...] = (
    {
        "name": "最低生活保障审核确认办法",
        "document_number": "民发〔2021〕57号",
        "issuer": "民政部",
        "valid_from": date(2021, 7, 1),
    },
    {
        "name": "最低生活保障审核审批办法（试行）",
        "document_number": "民发〔2012〕220号",
        "issuer": "民政部",
        "valid_from": date(2012, 12, 12),
        "valid_until": date(2021, 6, 30),
    },
)

ITEMS = (
    ("综合业务", "政策法规文件", "社会救助方面的法规、规章和地方规定", "policies", ""),
    ("综合业务", "监督检查", "社会救助信访通讯地址、投诉举报电话", "about", ""),
    ("最低生活保障", "政策法规文件", "国发〔2012〕45号、审核确认办法和地方规定", "policies", ""),
    ("最低生活保障", "办事指南", "办理事项、条件、低保标准、申请材料、流程、时间、地点、联系方式", "guides", ""),
    ("最低生活保障", "审核信息", "初审对象名单及相关信息", "notices", "review"),
    ("最低生活保障", "审批信息", "低保对象名单及相关信息", "notices", "approval"),
    ("特困人员救助供养", "政策法规文件", "国发〔2016〕14号、认定办法和地方规定", "policies", ""),
    ("特困人员救助供养", "办事指南", "办理事项、条件、供养标准、申请材料、流程、时间、地点、联系方式", "guides", ""),
    ("特困人员救助供养", "审核信息", "初审对象名单及相关信息、终止供养名单", "notices", "review"),
    ("特困人员救助供养", "审批信息", "特困人员名单及相关信息", "notices", "approval"),
    ("临时救助", "政策法规文件", "国发〔2014〕47号、民发〔2018〕23号和地方规定", "policies", ""),
    ("临时救助", "办事指南", "办理事项、条件、救助标准、申请材料、流程、时间、地点、联系方式", "guides", ""),
    ("临时救助", "审核审批信息", "支出型对象名单、救助金额、救助事由", "notices", "both"),
)

# 保障标准: (area, yuan a person and month) for the demo's year and the four before it, oldest first.
STANDARDS = {
    "rural": (480, 520, 555, 590, 620),
    "urban": (650, 690, 720, 750, 780),
}
