"""The checklists that come with the product: one line, one thing to look at, the article beside it."""

from dataclasses import dataclass

from .vocabulary import Kind


@dataclass(frozen=True)
class Line:
    name: str  # stays when the words change, so that loading again adds nothing twice
    kind: Kind
    order: int
    text: str
    article: str = ""
    is_required: bool = False


# fmt: off
SHIPPED: tuple[Line, ...] = (
    Line("claim-facts", Kind.CLAIM, 10, "诉求逐项核实，有调查或者核对的记录", "信访工作条例第三十一条", is_required=True),
    Line("claim-interest", Kind.CLAIM, 20, "承办人、调查人与来件人和事项没有利害关系", "信访工作条例第二十八条", is_required=True),
    Line("claim-relief", Kind.CLAIM, 30, "生活困难的，告知过能申请哪些救助", "信访工作条例第三十七条"),
    Line("claim-remedy", Kind.CLAIM, 40, "告知过不服时向谁、多少天内申请复查", "信访工作条例第三十五条", is_required=True),
    Line("claim-proof", Kind.CLAIM, 50, "送达凭证已经归档", "信访工作条例第三十五条"),
    Line("objection-again", Kind.OBJECTION, 10, "对异议重新调查核实，有记录", "民发〔2021〕57号第十九条", is_required=True),
    Line("objection-told", Kind.OBJECTION, 20, "处理结果告诉了提出异议的人", "民发〔2021〕57号第十九条", is_required=True),
    Line("objection-notice", Kind.OBJECTION, 30, "结论是更正的，公示已经更正或者重新公示", "民发〔2021〕57号第十九条"),
    Line("suggestion-study", Kind.SUGGESTION, 10, "研究过能不能采纳，回复里写明理由", "信访工作条例第二十九条"),
    Line("accusation-route", Kind.ACCUSATION, 10, "材料只经指定的人办理，被反映的单位和人没有接触", "信访工作条例第三十、四十六条", is_required=True),
    Line("accusation-organ", Kind.ACCUSATION, 20, "属于纪检监察机关管辖的，已经移送", "信访工作条例第三十条"),
    Line("information-secrecy", Kind.INFORMATION, 10, "公开前做过保密审查", "政府信息公开条例第十七条", is_required=True),
    Line("information-third", Kind.INFORMATION, 20, "涉及别人商业秘密、个人隐私的，征求过意见", "政府信息公开条例第三十二条"),
    Line("consultation-policy", Kind.CONSULTATION, 10, "答复的政策依据现行有效"),
)
# fmt: on
