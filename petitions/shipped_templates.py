"""Wordings to start from, shipped with the software. They cite acts by their article and leave every finding to be written."""

from dataclasses import dataclass

from .vocabulary import Kind, Outcome


@dataclass(frozen=True)
class Shipped:
    kind: Kind
    outcome: Outcome
    name: str
    facts: str
    law: str
    opinion: str
    title: str = ""


DIBAO = "《最低生活保障审核确认办法》（民发〔2021〕57号）"
FOUND = "经查：（写明哪一天、由谁、到哪里、查了什么，查明什么）"

SHIPPED = (
    Shipped(
        Kind.CLAIM, Outcome.EXPLAINED, "保障金额复核后维持",
        f"来件请求重新核算保障金额。{FOUND}。核算采用的收入项目和数额是：（逐项写明）。",
        f"{DIBAO}第十三条、第十四条。",
        "按上述收入核算，原定金额没有错误，予以维持。家庭收入或者人口有变化的，请及时向{机关名称}或者村委会报告，可以重新核算。",
        title="保障金额核算",
    ),
    Shipped(
        Kind.CLAIM, Outcome.SUPPORTED, "查实后更正",
        f"来件反映的情况属实。{FOUND}。错误的原因是：（写明）。",
        f"{DIBAO}（写明条款）。",
        "决定更正：（写明怎样改、从哪个月起、少发的怎样补、什么时候到账）。给您带来的不便，{机关名称}向您致歉。",
        title="申请办理结果",
    ),
    Shipped(
        Kind.CLAIM, Outcome.NOT_SUPPORTED, "不符合条件",
        f"{FOUND}。与规定条件相比，不符合的是：（逐条写明）。",
        f"{DIBAO}（写明条款）。",
        "来件的请求不符合上述规定，不予支持。还可以申请的其他救助是：（写明名称、找谁、带什么）。",
        title="救助资格认定",
    ),
    Shipped(
        Kind.CONSULTATION, Outcome.EXPLAINED, "政策咨询",
        "来件询问：（照来件写明问题）。",
        "（写明政策名称和条款）",
        "按照上述规定：（直接回答能不能、多少、多久）。办理时请带：（写明材料），到（写明地点、时间）。",
    ),
    Shipped(
        Kind.SUGGESTION, Outcome.ADOPTED, "采纳建议",
        f"{FOUND}。建议反映的问题存在。",
        "",
        "采纳。从（写明日期）起改为：（写明怎样做），由（写明单位）负责。",
    ),
    Shipped(
        Kind.OBJECTION, Outcome.UPHELD, "公示异议查实后维持",
        f"来件对“{{公示标题}}”（编号{{公示编号}}）提出异议。{FOUND}。",
        f"{DIBAO}第十九条。",
        "经重新调查，所反映的情况与查明的事实不符：（写明哪一点）。原公示结果维持，公示页面写明异议和处理结果的件数。",
    ),
    Shipped(
        Kind.OBJECTION, Outcome.CORRECTED, "公示异议查实后更正",
        f"来件对“{{公示标题}}”（编号{{公示编号}}）提出异议。{FOUND}。",
        f"{DIBAO}第十九条。",
        "异议成立，决定更正：（写明怎样改、什么时候改到位），并在{涉及村}公示栏写明更正。",
    ),
    Shipped(
        Kind.INFORMATION, Outcome.EXPLAINED, "信息公开告知",
        "{机关名称}于{收到日期}收到您的政府信息公开申请（编号{来件编号}），申请公开：（照申请写明）。",
        "《中华人民共和国政府信息公开条例》第三十六条。",
        "（写明属于哪一种：予以公开、已主动公开及查阅途径、不予公开及理由、本机关不掌握）",
    ),
)  # fmt: skip
