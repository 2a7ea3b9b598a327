"""Paragraphs as offices write them: full of numbers, none of which points at a person."""

from random import Random

OFFICE_NUMBERS = ("0000-7654321", "0000-7654322", "0791-86212345", "0791-86212346", "13907910001", "010-58123456")
OFFICE_PLACES = ("杏塘镇人民路12号2号楼301室", "杏塘镇便民服务中心一楼3号窗口")

TEMPLATES = (
    "根据{organ}《关于{topic}的通知》（{number}）要求，自{day}起执行，有效期{n1}年。",
    "{year}年{month}月发放低保金{amount}元，共{n3}户{n4}人，其中A类{n1}户、B类{n2}户，人均补差{money}元。",
    "索引号：{index}，主题分类：民政，发文机关：{organ}，成文日期：{day}，发文字号：{number}。",
    "咨询电话：{office}，监督电话：{office2}，接待时间：周一至周五8:30—12:00，14:00—17:30。",
    "请到{place}办理，或拨打{office}，也可以拨打12345热线。",
    "公示期为{day}至{day2}，共7天（{year}.{month}.{n1}-{year}.{month}.{n2}），在{village}村委会门口公示栏张贴。",
    "执行《{standard}》标准，编号{code}，版本V{n1}.{n2}.{n1}。",
    "{village}有{n1}个村民小组，{n3}户{n4}人；三组{n1}户、五组{n2}户、七组{n1}户。",
    "统一社会信用代码{credit}，行政区划代码{region}，邮政编码{post}。",
    "合同编号HT-{year}-{code}，订单号{serial}，票据号No.{ticket}，批次{batch}。",
    "城市低保标准每人每月{money}元，农村低保标准每人每年{n3}元，特困人员供养标准为低保标准的1.3倍。",
    "{year}年全镇共支出救助资金{amount}元，比上年增加{amount2}元，增长{n1}.{n2}%。",
    "受理编号{case}，查询码请妥善保管；公示编号{notice}；工单号{serial}。",
    "第{n1}条第{n2}款：申请人应当在{n2}个工作日内提交材料，原件{n1}份、复印件{n2}份。",
    "会议于{day}{n1}时{n2}分在三楼会议室召开，应到{n1}人，实到{n1}人。",
    "面积{amount}平方米，长{n3}米，投资{amount}万元，东经{lon}，北纬{lat}。",
    "名单：张**（{n1}人，{money}元）、李**（{n2}人，{money}元），身份证号后四位不公开，手机138****1234。",
    "{village}{n1}号起公示，{n2}号结束；三号窗口办理，五号楼是档案室。",
    "网址https://www.example.gov.cn/art/{year}/{month}/{n1}/art_{region}_{n4}.html，备案号赣ICP备{icp}号-1，公网安备{police}号。",
    "序号 户数 人数 金额\n1 {n1} {n2} {amount}\n2 {n2} {n3} {amount2}\n合计 {n3} {n4} {amount}",
    "数据摘要sha256:{digest}，文件大小{n4}KB，更新时间{year}-{month2}-{d2}T08:30:00+08:00。",
    "{year}{month2}{d2}第{n1}期简报，刊号CN{n2}-{n3}，印数{n4}。",
    "县级配套{amount}元，占{n1}%；省级补助{amount2}元；结余{amount}元结转{year}年。",
    "二〇二六年三月九日，一、二、三季度分别公示{n1}户、{n2}户、{n1}户，第一百二十三条同时废止。",
    "经办机构地址：{address}，电话{office}，传真{office2}。",
    "{year}年1月1日以后出生的儿童按未成年人对待，{year}年{month}月{n1}日生效，生活补贴按月发放。",
    "公交{n1}路、{n2}路到镇政府站下，国道G{n3}线K{n4}+{n3}处，邮编{post}，区号0791。",
    "资金专户收支：上年结转{amount}.{cents}元，本期收入{amount2}.{cents}元，支出{amount}.{cents}元。",
)
TOPICS = ("进一步做好最低生活保障工作", "调整城乡低保标准", "开展低保专项治理", "做好临时救助工作")
ORGANS = ("杏塘镇人民政府", "青禾县民政局", "省民政厅", "国务院办公厅")
PREFIXES = ("杏政发", "青民字", "赣民发", "国办发", "民发", "财社")
STANDARDS = ("GB/T 37276-2018", "GB 11643-1999", "MZ/T 084-2017", "GB/T 2260-2007", "ISO 8601-1:2019")
VILLAGES = ("杜村", "柳庄村", "上河村", "石桥村", "南坡村", "枣林村")


def paragraph(random: Random) -> str:
    year, month, day = random.randint(2015, 2027), random.randint(1, 12), random.randint(1, 28)
    left, right = random.choice(("〔〕", "[]", "（）", "【】"))
    amount = random.choice((f"{random.randint(1000, 9_999_999):,}", str(random.randint(1000, 999_999_999))))
    words = {
        "organ": random.choice(ORGANS),
        "topic": random.choice(TOPICS),
        "number": f"{random.choice(PREFIXES)}{left}{year}{right}{random.randint(1, 300)}号",
        "day": f"{year}年{month}月{day}日",
        "day2": f"{year}年{month}月{min(day + 7, 28)}日",
        "year": year,
        "month": month,
        "month2": f"{month:02}",
        "d2": f"{day:02}",
        "amount": amount,
        "amount2": f"{random.randint(10_000, 99_999_999)}",
        "money": f"{random.randint(100, 999)}.{random.randint(0, 99):02}",
        "cents": f"{random.randint(0, 99):02}",
        "n1": random.randint(1, 28),
        "n2": random.randint(1, 28),
        "n3": random.randint(100, 999),
        "n4": random.randint(1000, 9999),
        "index": f"11360426MB0X{random.randint(10000, 99999)}K/{year}{month:02}-{random.randint(1, 99999):05}",
        "office": random.choice(OFFICE_NUMBERS),
        "office2": random.choice(OFFICE_NUMBERS).replace("-", random.choice(("-", "—", " ", ""))),
        "place": random.choice(OFFICE_PLACES),
        "address": OFFICE_PLACES[0],
        "standard": random.choice(STANDARDS),
        "code": f"{random.randint(1, 9999):04}",
        "village": random.choice(VILLAGES),
        "credit": f"11360426MB0X{random.randint(10000, 99999)}K",
        "region": f"3604261022{random.randint(10, 99)}",
        "post": f"33{random.randint(1000, 9999)}",
        "serial": f"{year}{month:02}{day:02}{random.randint(1, 999_999_999):09}",
        "ticket": f"{random.randint(1, 99_999_999):08}",
        "batch": f"{year}{month:02}-{random.randint(1, 99):02}",
        "case": f"XF{year}{month:02}{day:02}{random.randint(1, 999):03}",
        "notice": f"GS-{year}-{random.randint(1, 999):03}",
        "lon": f"{random.randint(73, 135)}.{random.randint(0, 999_999):06}",
        "lat": f"{random.randint(18, 53)}.{random.randint(0, 999_999):06}",
        "icp": f"{random.randint(5_000_000, 2_026_000_000)}",
        "police": f"3604260200{random.randint(1000, 9999)}",
        "digest": "".join(random.choice("0123456789abcdef") for _ in range(64)),
    }
    return " ".join(random.choice(TEMPLATES).format(**words) for _ in range(random.randint(1, 3)))


def paragraphs(count: int, seed: int = 1) -> list[str]:
    random = Random(seed)
    return [paragraph(random) for _ in range(count)]
