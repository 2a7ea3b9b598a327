"""The home page and the section pages that everything else hangs under."""

from wagtail.models import Page, Site

from cms.models import (
    AboutPage,
    CataloguePage,
    GuideIndexPage,
    PolicyIndexPage,
    SiteIdentity,
    StandardIndexPage,
)
from portal.demo import place
from portal.demo.content.shapes import Section
from portal.home.models import HomePage

from .pages import body, publish


def make_frame() -> None:
    site = Site.objects.get(is_default_site=True)
    old_root = site.root_page
    root = Page.get_first_root_node()
    root.title = root.draft_title = "全部页面"  # Wagtail plants it as "Root"
    root.save()
    home = old_root.specific
    if not isinstance(home, HomePage):
        home = publish(root, HomePage(title="低保公开监督门户", slug="dibao"))
        site.root_page = home
        site.site_name = f"{place.TOWNSHIP[0]}低保公开监督门户"
        site.save()
        Page.objects.filter(pk=old_root.pk).first().delete()
    for page in (
        PolicyIndexPage(title="政策", slug="policies", intro="政策原文和大白话解读放在一起。"),
        StandardIndexPage(
            title="标准",
            slug="standards",
            intro="每人每月保障到多少钱，从哪一天起执行。",
            explanation="低保是补差：标准减去家庭月人均收入，再乘以保障人口。",
        ),
        GuideIndexPage(title="办事", slug="guides", intro="要带什么、走几步、多久办好。"),
        CataloguePage(title="公开目录", slug="catalogue", intro="依照社会救助领域基层政务公开标准目录，共13项。"),
        AboutPage(
            title="窗口与监督",
            slug="about",
            intro="到哪里办、找谁问、向谁反映。",
            duties="受理低保、特困、临时救助的申请，入户调查，提出初审意见，组织公示，办理群众来信来访。",
            head="分管副镇长（姓名见便民服务中心公示牌）",
            guide=body((
                Section("公开了什么", ("政策文件、办事指南、保障标准、各村公示、资金和救助的统计，都在本站相应的栏目里，按公开目录的13项排列。",)),
                Section("怎么找", ("每份文件有索引号、文号和日期，可以按年份、主题、有效性挑选，也可以在页首搜索。不会上网的，可以到便民服务中心一楼查阅纸质的，不收费。",)),
                Section("没有公开的，怎么申请", ("写清姓名、联系方式和想要的内容，交到3号窗口或者寄到本页上面的地址。一般20个工作日内答复，不收费；数量、次数明显超过合理范围的，按规定收费。",)),
                Section("谁负责", (f"{place.OFFICE['organ_name']}政务公开办公室，{place.OFFICE['place']}，{place.OFFICE['hours']}，电话{place.OFFICE['phone']}。",)),
            )),
            reception=body((
                Section("接待", ("来访请到3号窗口，先登记，当场能答的当场答，不能当场答的给您编号和查询码。",)),
                Section("看不清、听不清、不会用手机", ("网页右上角有“长者模式”，字放大到22像素；“朗读”把正文念给您听；不用鼠标，只用键盘也能办。", "不方便上网的，打电话或者请村里的人捎话，我们代您登记；走不动的，我们上门办。需要手语翻译的，请提前一天打电话。",)),
                Section("来信", ("来信请写清事项和希望怎么解决。可以不留姓名；留了地址或电话，书面答复才能送到您手里。",)),
            )),
            channels=[
                ("channel", {"name": "镇民政办监督电话", "contact": place.OFFICE["supervision_phone"], "hours": "工作时间", "note": "对名单、办理过程有意见都可以打"}),
                ("channel", {"name": "政务服务便民热线", "contact": "12345", "hours": "全天", "note": ""}),
            ],
            privacy=body((
                Section("收集什么", ("写信只需要写事情。姓名、电话、地址都可以不填，填了也只有经办人员说明理由后才能看到，每次查看都有记录。",)),
                Section("怎么更正和删除", ("发现公示里有关自己的内容不对或者已经过时，请到3号窗口或者在网上提出，核实后更正或撤下，并把结果告诉您。",)),
            )),
        ),
    ):  # fmt: skip
        publish(home, page)
    SiteIdentity.objects.update_or_create(
        site=site,
        defaults={"organiser": place.OFFICE["organ_name"], "accessibility_page": AboutPage.objects.get()},
    )
