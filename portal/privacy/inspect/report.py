"""What a reading found, and how it is told: kind and place, never the words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.privacy.detect.kinds import NAMES, Kind

PLACES = {
    "cell": gettext_lazy("第%(a)s张工作表%(b)s格"),
    "hidden_cell": gettext_lazy("隐藏的第%(a)s张工作表%(b)s格"),
    "sheet_name": gettext_lazy("第%(a)s张工作表的名称"),
    "sheet_print": gettext_lazy("第%(a)s张工作表的页眉页脚"),
    "formula": gettext_lazy("第%(a)s张工作表的公式"),
    "hint": gettext_lazy("第%(a)s张工作表的提示或链接"),
    "defined_name": gettext_lazy("定义的名称"),
    "unused_text": gettext_lazy("已删单元格留下的文字"),
    "pivot": gettext_lazy("数据透视表的缓存"),
    "outside": gettext_lazy("外部链接的缓存"),
    "paragraph": gettext_lazy("第%(a)s段"),
    "table": gettext_lazy("表格"),
    "textbox": gettext_lazy("文本框"),
    "tracked": gettext_lazy("修订痕迹（已删改的文字）"),
    "header": gettext_lazy("页眉"),
    "footer": gettext_lazy("页脚"),
    "footnote": gettext_lazy("脚注"),
    "comment": gettext_lazy("批注"),
    "notes": gettext_lazy("备注页"),
    "slide": gettext_lazy("幻灯片"),
    "chart": gettext_lazy("图表"),
    "alt": gettext_lazy("图片的替代文字"),
    "link": gettext_lazy("链接地址"),
    "properties": gettext_lazy("文件属性（作者、标题等）"),
    "picture": gettext_lazy("图片自带的信息"),
    "picture_inside": gettext_lazy("文件里图片自带的信息"),
    "page": gettext_lazy("第%(a)s页"),
    "note": gettext_lazy("第%(a)s页的批注或链接"),
    "form": gettext_lazy("表单域"),
    "bookmark": gettext_lazy("书签"),
    "line": gettext_lazy("第%(a)s行"),
    "inside": gettext_lazy("文件内部"),
}

PROBLEMS = {
    "encrypted": gettext_lazy("文件设了密码，读不了，不能检查。请去掉密码后重新上传。"),
    "scanned": gettext_lazy("文件里是扫描的图片，没有文字，不能检查。请上传能选中文字的原文件。"),
    "unreadable_letters": gettext_lazy("文件里的字体没有编码，读出来是乱码，不能检查。请用原文件重新导出PDF。"),
    "macros": gettext_lazy("文件带有宏或控件，不能公开。请另存为不带宏的文件（docx、xlsx）后重新上传。"),
    "active": gettext_lazy("PDF里有脚本或自动动作，不能公开。请打印成普通PDF后重新上传。"),
    "embedded": gettext_lazy("文件里嵌着别的文件，不能检查。请把嵌入的内容去掉，或者单独上传。"),
    "old_format": gettext_lazy("这是旧版格式（doc、xls、wps），不能检查。请另存为docx、xlsx或PDF后重新上传。"),
    "xlsb": gettext_lazy("这是二进制工作簿（xlsb），不能检查。请另存为xlsx后重新上传。"),
    "unknown_kind": gettext_lazy("认不出这是什么文件，不能检查。请上传PDF、docx、xlsx、csv或txt。"),
    "unknown_encoding": gettext_lazy("读不出文件里的文字。请另存为UTF-8编码后重新上传。"),
    "damaged": gettext_lazy("文件打不开，可能已经损坏。请重新保存后再上传。"),
    "too_long": gettext_lazy("文件太大或者内容太多，检查不完。请拆成几个文件后上传。"),
    "empty": gettext_lazy("文件是空的。请重新选择。"),
}


@dataclass(frozen=True)
class Report:
    """Clean when there is neither a problem nor a finding."""

    problem: str = ""
    findings: tuple[tuple[str, tuple], ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        return not self.problem and not self.findings

    def sentences(self) -> list[str]:
        told = [_("%(place)s有%(kind)s") % {"place": say_place(where), "kind": NAMES[Kind(kind)]}
                for kind, where in self.findings]  # fmt: skip
        return ([str(PROBLEMS[self.problem])] if self.problem else []) + list(dict.fromkeys(told))


def say_place(where: tuple) -> str:
    code, *rest = where
    facts = {"a": rest[0] if rest else "", "b": rest[1] if len(rest) > 1 else ""}
    return str(PLACES.get(code, PLACES["inside"])) % facts
