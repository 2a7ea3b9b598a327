"""What each way of coming in asks for beside the matter itself: one table for the form, the screen and the door."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .vocabulary import Channel, Delivery, Kind

# A ticket and a transferred paper carry the sender's own number: without it nobody can report back (domain of 12345
# and 信访工作条例 art 22). A letter of a branch or a village is thanked for, so its sender must be known.
NEEDS: Mapping[Channel, Mapping[str, Promise]] = {
    Channel.HOTLINE: {
        "source_number": _("12345工单要写工单号，办完要按它回复。"),
        "ticket_due": _("12345工单要写工单自带的期限，每张工单各有各的。"),
    },
    Channel.TRANSFER: {
        "source_organ": _("转来的件要写明是哪个单位转来的。"),
        "source_number": _("转来的件要写转送单位的文号；没有文号的写“无文号”。"),
    },
    Channel.SUGGESTION: {"source_organ": _("支部和村来函要写明是哪个支部、哪个村，回执上要道谢。")},
}

# Which channels a field belongs to; a field that is not here belongs to all.
FIELDS_OF: Mapping[str, tuple[Channel, ...]] = {
    "source_organ": (Channel.HOTLINE, Channel.TRANSFER, Channel.SUGGESTION),
    "source_number": (Channel.HOTLINE, Channel.TRANSFER, Channel.SUGGESTION),
    "ticket_due": (Channel.HOTLINE,),
}
SAME_DAY = (Channel.VISIT, Channel.CALL)  # somebody is there now: today is right nearly always
FIELDS_OF_KIND: Mapping[str, tuple[Kind, ...]] = {
    "publication_number": (Kind.OBJECTION,),
    "row_serial": (Kind.OBJECTION,),
    "accused_unit": (Kind.ACCUSATION,),
    "delivery": (Kind.INFORMATION,),
    "answer": (Kind.CONSULTATION, Kind.SUGGESTION),
}

# 政府信息公开条例 art 31, said beside the choice.
DELIVERY_RULES: Mapping[Delivery, Promise] = {
    Delivery.IN_PERSON: _("提交之日就是收到日期。"),
    Delivery.REGISTERED: _("签收之日就是收到日期。"),
    Delivery.ORDINARY: _("先登记到达的日子；当天与申请人联系确认，确认之日才是收到日期。"),
    Delivery.ONLINE: _("与申请人确认之日才是收到日期。"),
    Delivery.FAX: _("与申请人确认之日才是收到日期。"),
}

KIND_SENTENCES: Mapping[Kind, Promise] = {
    Kind.CONSULTATION: _("问政策、条件、材料、办到哪一步。答了就算办结。"),
    Kind.SUGGESTION: _("对工作有想法。研究以后告诉采纳不采纳、为什么。"),
    Kind.CLAIM: _("自己的事没办好或者办得不对，要求解决。受理后给书面处理意见。"),
    Kind.ACCUSATION: _("反映干部违纪违法、优亲厚友、冒领。转有权机关，被检举的看不到。"),
    Kind.OBJECTION: _("对一份公示或者其中一户不认可。要在公示期内。"),
    Kind.INFORMATION: _("申请公开某一份政府信息。要写姓名和联系方式。"),
}


def missing(channel: Channel | str, values: Mapping[str, object]) -> dict[str, Promise]:
    """The fields that this channel asks for and that are empty, each with the sentence to show."""
    needed = NEEDS.get(Channel(channel), {})
    return {name: sentence for name, sentence in needed.items() if not values.get(name)}
