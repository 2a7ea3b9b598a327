"""Why a file is not read at all: one sentence each, with the way out."""

from django.utils.translation import gettext_lazy as _

from .problems import KINDS, Refused, error

error("empty_file", _("这是一个空文件，里面没有表格。请确认选对了文件。"))
error("empty_sheets", _("表格里没有任何内容。请确认名册已保存，再重新上传。"))
error("file_too_big", _("文件超过 %(limit)s MB。请按村拆成几个文件，分别上传。"))
error(
    "not_a_spreadsheet",
    _("这不是电子表格。可以上传的有 .xlsx、.xls、.et、.ods 和 .csv；请把名册另存为其中一种后重新上传。"),
)
error(
    "web_page",
    _("这个文件实际是网页，只是用了表格的扩展名。请用 Excel 或 WPS 打开它，另存为 .xlsx 后重新上传。"),
)
error("xlsb", _("暂不读取 .xlsb 二进制工作簿。请另存为 .xlsx 后重新上传。"))
error("unknown_encoding", _("认不出这个 CSV 文件的文字编码。请另存为 .xlsx，或另存为 UTF-8 编码的 CSV。"))
error("encrypted", _("工作簿设了打开密码，无法读取。请取消密码，另存后重新上传。"))
error("damaged", _("文件已损坏，无法读取。请用 Excel 或 WPS 打开原件，另存为 .xlsx 后重新上传。"))
error("macros", _("工作簿里带有宏或控件，不予读取。请另存为不含宏的 .xlsx 后重新上传。"))
error("external_links", _("工作簿里有指向其他文件的链接，不予读取。请把公式粘贴为数值、断开链接后重新上传。"))
error("embeddings", _("工作簿里嵌有其他文件，不予读取。请删去嵌入的对象后重新上传。"))
error("doctype", _("工作簿里有正常表格不会有的内容（文档类型声明），不予读取。请新建工作簿，只粘贴数值后重新上传。"))
error("too_many_parts", _("压缩包里的部件超过 %(limit)s 个，正常的名册没有这么多，不予读取。"))
error("unpacks_too_big", _("文件解开后超过 %(limit)s MB，不予读取。请新建工作簿，只粘贴名册的数值后重新上传。"))
error("packed_too_tightly", _("文件的压缩比超过 %(limit)s 倍，正常的名册不会这样，不予读取。"))
error(
    "far_cell",
    _("单元格 %(cell)s 里有内容，表格因此大得无法读取。请删去名册以外的行和列，或新建工作簿只粘贴名册。"),
)
error(
    "too_large",
    _("表格太大，读取时超出了内存或时间的上限。请新建工作簿，只粘贴名册的数值，或按村拆开后重新上传。"),
)
error(
    "too_many_rows",
    _("工作表“%(sheet)s”一直用到单元格 %(cell)s，超过 %(limit)s 行。请删去名册以下的内容，或拆开后重新上传。"),
)
error(
    "too_many_columns",
    _("工作表“%(sheet)s”一直用到单元格 %(cell)s，超过 %(limit)s 列。请删去名册右边的内容后重新上传。"),
)
error("too_many_cells", _("工作表“%(sheet)s”为止已超过 %(limit)s 个单元格。请删去不需要的列后重新上传。"))
error("too_many_sheets", _("工作表超过 %(limit)s 张。请按村拆成几个文件，分别上传。"))

FILE_PROBLEMS = frozenset(KINDS)


def refuse(code: str, **facts) -> Refused:
    """The exception that stops reading, with its sentence."""
    return Refused(KINDS[code].at(**{k: facts.pop(k) for k in ("sheet", "cell") if k in facts}, **facts))
