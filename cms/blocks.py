"""The pieces that a long text is made of. Few on purpose: each prints well and reads well aloud."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.citations import NoticeBlock, PolicyBlock, VillageBlock
from cms.vocabulary import Situation

# No embeds and no images inside a paragraph: nothing from a foreign host, nothing without a description.
TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A heading of the text; long texts get a list of contents made of these."""

    class Meta:
        icon = "title"
        label = _("小标题")
        template = "cms/blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("正文")
        template = "cms/blocks/text.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("图片"))
    description = blocks.CharBlock(
        label=_("图片说了什么"), max_length=200, help_text=_("写给看不见图片的人，会被读屏软件朗读。")
    )
    caption = blocks.CharBlock(label=_("图注"), max_length=120, required=False)

    class Meta:
        icon = "image"
        label = _("图片")
        template = "cms/blocks/picture.html"


class TableValue(blocks.StructValue):
    """The pasted text as heads and rows; short rows are filled up, so that no cell slides under another head."""

    def lines(self) -> list[list[str]]:
        found = [split_cells(line) for line in self["cells"].splitlines() if line.strip()]
        width = max((len(line) for line in found), default=0)
        return [line + [""] * (width - len(line)) for line in found]

    @property
    def head(self) -> list[str]:
        return next(iter(self.lines()), [])

    @property
    def rows(self) -> list[list[tuple[str, str]]]:
        """Each row as (head, cell) pairs: on a phone every cell carries its head."""
        head = self.head
        return [list(zip(head, line, strict=True)) for line in self.lines()[1:]]


def split_cells(line: str) -> list[str]:
    """Cells of one line: tabs as a spreadsheet copies them, or bars as a person types them."""
    return [cell.strip() for cell in (line.split("\t") if "\t" in line else line.replace("｜", "|").split("|"))]


class TableBlock(blocks.StructBlock):
    """A plain table. Pasted as text, so that no hidden column or comment of a workbook comes along."""

    caption = blocks.CharBlock(label=_("表名"), max_length=80)
    cells = blocks.TextBlock(
        label=_("表格内容"),
        help_text=_("从表格软件复制后粘贴；手写时一行一条，各栏用竖线“|”隔开。第一行是表头。不要放任何个人的信息。"),
    )

    class Meta:
        icon = "table"
        label = _("表格")
        template = "cms/blocks/table.html"
        value_class = TableValue


class NoteBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("提示标题"), max_length=40)
    text = blocks.RichTextBlock(label=_("提示内容"), features=["bold", "ul", "link"])

    class Meta:
        icon = "info-circle"
        label = _("提示")
        template = "cms/blocks/note.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("问"), max_length=120, help_text=_("照群众的原话写。"))
    answer = blocks.RichTextBlock(label=_("答"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("一问一答")
        template = "cms/blocks/question.html"


class MaterialValue(blocks.StructValue):
    @property
    def codes(self) -> list[str]:
        """Lists written before the question was asked have no answer to it: everybody brings the paper."""
        return self.get("when") or []

    @property
    def situations(self) -> list[str]:
        """In words, for whom it is; nothing where every family brings it."""
        return [str(choice.label) for choice in Situation if choice in self.codes]


class MaterialBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("材料名称"), max_length=80)
    copies = blocks.CharBlock(label=_("份数"), max_length=20, required=False, help_text=_("如“复印件1份”。"))
    note = blocks.CharBlock(
        label=_("说明"),
        max_length=160,
        required=False,
        help_text=_("窗口能自己查到的材料不得要求群众提交（审核确认办法第十条）。"),
    )
    when = blocks.MultipleChoiceBlock(
        label=_("哪些人家才带"),
        choices=Situation.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一个都不选，就是家家都带。选了几个的，有其中一样就带。"),
    )

    class Meta:
        icon = "doc-full"
        label = _("材料")
        value_class = MaterialValue


class StepBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("步骤"), max_length=40)
    text = blocks.TextBlock(label=_("怎么做"))
    limit = blocks.CharBlock(label=_("时限"), max_length=40, required=False, help_text=_("如“3个工作日内”。"))

    class Meta:
        icon = "list-ol"
        label = _("步骤")


class ChannelBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("渠道"), max_length=40, help_text=_("如“乡镇纪检监督电话”。"))
    contact = blocks.CharBlock(label=_("电话或地址"), max_length=120)
    hours = blocks.CharBlock(label=_("时间"), max_length=80, required=False)
    note = blocks.CharBlock(label=_("说明"), max_length=160, required=False)

    class Meta:
        icon = "mail"
        label = _("监督渠道")


class ConditionBlock(blocks.TextBlock):
    class Meta:
        icon = "check"
        label = _("条件")


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock(max_length=60)
    text = TextBlock(features=TEXT_FEATURES)
    table = TableBlock()
    picture = PictureBlock()
    note = NoteBlock()
    policy = PolicyBlock()
    notice = NoticeBlock()
    village = VillageBlock()


class ExplanationBlock(BodyBlock):
    question = QuestionBlock()
