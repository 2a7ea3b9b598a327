"""Surnames of two characters, simplified and traditional. Add to the list here; when unsure leave a name out,
because keeping the shorter part shows less of the name."""

_LIST = """
欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 宇文 长孙 呼延 端木 轩辕 南宫 澹台 公冶 宗政 濮阳
淳于 单于 太叔 申屠 仲孙 钟离 司空 闾丘 亓官 司寇 拓跋 鲜于 第五 赫连 万俟 闻人 公羊 微生 梁丘 左丘 东郭 南门
西门 百里 独孤 完颜 纳兰 叶赫 尔朱 乐正 壤驷 公良 漆雕 巫马 颛孙 谷梁 宰父 段干
歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 軒轅 南宮 澹臺 濮陽 單于 鍾離 閭丘 鮮于 聞人 東郭 南門 西門 獨孤 完顏
"""
COMPOUND_SURNAMES = frozenset(_LIST.split())
