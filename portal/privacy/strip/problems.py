"""Why a document cannot be taken, and what its sender can do. The name is the one that they gave it."""

from django.utils.translation import gettext_lazy as _

PROBLEMS = {
    "encrypted": _("“%(name)s”设了密码，打不开。请去掉密码后重新选择。"),
    "macros": _("“%(name)s”带有宏或控件，不能接收。请另存为不带宏的docx、xlsx，或者打印成pdf。"),
    "embedded": _("“%(name)s”里嵌着别的文件，不能接收。请把嵌入的内容去掉，或者打印成pdf，嵌入的文件单独上传。"),
    "outside": _("“%(name)s”要从别处读取模板、图片或数据，不能接收。请断开链接后另存，或者打印成pdf。"),
    "vector": _("“%(name)s”里有emf、wmf之类的矢量图，去不掉里面的作者信息。请换成截图，或者打印成pdf。"),
    "pixels": _("“%(name)s”里有一张图片超过2500万像素。请把它缩小后重试。"),
    "old_format": _("“%(name)s”是旧版格式（doc、xls、wps、et等）。请另存为docx、xlsx或者pdf后重新选择。"),
    "unknown_kind": _("“%(name)s”不是能接收的文件。请换成照片、pdf、docx或者xlsx。"),
    "damaged": _("“%(name)s”打不开，可能没有传完整，或者已经损坏。请重新导出后再选择。"),
    "too_long": _("“%(name)s”内容太多，检查不完。请拆成几个文件后重试。"),
    "unfinished": _("“%(name)s”打不开，或者内容太多，检查不完。请重新导出，或者拆成几个文件后重试。"),
}
