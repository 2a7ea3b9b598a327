"""What residents asked and wrote in the demo's year. ``day`` counts days before its end; in OTHERS, before today.

``until`` says how far the office has got: received, accepted, assigned, drafted, awaiting_approval, returned,
approved, issued, served, declined, transferred, sent_back, withdrawn, closed.
"""

from dataclasses import dataclass

from petitions.matters import Matter as Part


@dataclass(frozen=True)
class Matter:
    channel: str
    kind: str
    day: int
    summary: str
    text: str
    village: str = ""
    anonymous: bool = False
    until: str = "served"
    facts: str = ""
    law: str = ""
    opinion: str = ""
    answered_in_public: bool = False
    title: str = ""  # of the first matter, where the letter holds a second
    second: Part | None = None


LAW_DIBAO = "《最低生活保障审核确认办法》（民发〔2021〕57号）"

LETTERS = (
    Matter(
        "letter", "claim", 168, "反映低保申请被退回，请求重新核实",
        "我家去年十一月交了低保申请，村里说材料不合格退回来了，没有说清楚是哪里不合格。请镇里重新看一看。",
        village="石桥村",
        facts="经查，您家的申请材料因缺少家庭经济状况核查授权书被退回，退回时村里没有写明原因。镇里已于收信后第六个工作日上门，补签了授权书，并对家庭收入作了核实。",
        law=f"依据{LAW_DIBAO}第十条，需要补正的应当一次性告知所缺材料。",
        opinion="您家的申请已重新受理，进入本轮入户调查，结果将在石桥村公示栏公布。村里没有一次说清的问题，镇里已要求改正。",
        answered_in_public=True,
    ),
    Matter(
        "letter", "claim", 150, "反映低保金比上年减少",
        "我家原来每月领七百二十元，从三月起变成五百八十元，没有人来说过原因。",
        village="上河村",
        title="保障金额减少",
        facts="经核对，您的大儿子从今年一月起在县城有固定工作，家庭月人均收入增加，二月的定期核查据此调整了保障金额。",
        law=f"{LAW_DIBAO}第三十二条，增发、减发、停发应当说明理由。",
        opinion="金额计算没有错误，维持每月五百八十元。家庭收入再有变化的，可以随时报告，重新核算。",
        second=Part(
            title="没有人来说过原因",
            facts="调整通知由村里代送，没有送到您手里。村里的送达登记上没有您的签字。",
            law=f"{LAW_DIBAO}第三十二条，减发、停发的要告知本人。",
            opinion="通知没有送到是我们的不对，现补送书面通知，您可以自收到之日起依法申请复议。今后减发通知由镇里直接送达。",
        ),
    ),
    Matter(
        "letter", "suggestion", 139, "建议把公示栏的字放大",
        "公示栏上的字太小，老人看不清。能不能字大一点，再贴低一点。",
        village="南坡村",
        facts="镇里到八个村看了公示栏，有五个村的字号小于三号，两个村的公示栏离地超过一米八。",
        law="《中华人民共和国无障碍环境建设法》要求公共服务信息便于老年人、残疾人获取。",
        opinion="采纳。从下一榜起，张贴的名单一律用大字横排，公示栏中线离地不超过一米五，看不清的可以请村便民员念。",
        answered_in_public=True,
    ),
    Matter(
        "letter", "claim", 125, "反映未收到临时救助金",
        "二月份办的临时救助，说四月发，到现在没有到账。",
        village="枣林村",
        facts="经与县农商银行核对，因一卡通账号登记错一位，款项于四月十八日退回县财政专户。",
        law="依据《社会救助暂行办法》第四十八条，经批准的临时救助应当及时发放。",
        opinion="账号已更正，款项已于收信后第八个工作日重新发放到位。窗口从本月起发放前由本人核对账号。",
        answered_in_public=True,
    ),
    Matter(
        "letter", "consultation", 105, "咨询外出打工收入怎么计算",
        "儿子在外地打工，工钱有时有有时没有，申请低保的时候怎么算收入。",
        village="柳庄村",
        facts="来信属于政策咨询。",
        law=f"依据{LAW_DIBAO}第十三条，工资性收入按申请前十二个月的实际收入计算，必要的就业成本可以扣减。",
        opinion="打工收入按最近一年实际拿到的钱算平均，路费、房租等就业开支可以按规定扣减。带上工资记录或者转账记录到3号窗口，工作人员帮您算。",
        answered_in_public=True,
    ),
    Matter(
        "letter", "claim", 84, "请求说明老人单独申请的条件",
        "我父亲八十一岁，和我们分户多年，能不能单独申请低保。",
        village="西岗村",
        facts="您父亲与您的户口已分开，但日常由您一家照料，属于共同生活还是分开生活需要上门看。镇里已派两人入户，您父亲单独居住、单独开伙。",
        law=f"依据{LAW_DIBAO}第七条、第八条，共同生活的家庭成员一并核算；符合条件的重病、重残人员可以单人申请。",
        opinion="您父亲可以作为单独生活的家庭提出申请，子女的赡养能力另行核算。请带上户口簿和身份证到窗口，行动不便的我们上门办理。",
    ),
    Matter(
        "letter", "claim", 68, "要求写明低保停发的理由",
        "我家的低保停了，只在村里贴了名单，没有书面通知。请说明理由。",
        village="杜村",
        facts="经查，您家两口人去年起在县城务工，家庭月人均收入超过标准，定期核查后停发。停发通知由村里代送，村里只张榜，没有送达。",
        law=f"依据{LAW_DIBAO}第三十二条，减发、停发的应当书面告知本人并说明理由。",
        opinion="停发决定没有错误。书面通知已补送并由您签收，不服的可以自收到之日起依法申请复议。今后停发通知一律由镇里直接送。",
    ),
    Matter(
        "letter", "claim", 47, "请求按时发放残疾人护理补贴",
        "我爱人的护理补贴上个月没有到账，村里说不归低保管，不知道该问谁。",
        village="新桥村",
        facts="经与县残联核对，您爱人的残疾人证到期换证，补贴在换证期间暂停，换证当月已经恢复。",
        law="《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》（国发〔2015〕52号）。",
        opinion="补贴已经恢复，少发的一个月随下月一起补发。两项补贴和低保都可以到3号窗口问，由窗口联系县残联。",
    ),
)  # fmt: skip

SUGGESTIONS = (
    Matter(
        "suggestion", "suggestion", 130, "杜村党总支建议评议会增加外组代表",
        "杜村党总支：评议会代表多是本家，建议从其他村民小组抽代表参加，表决改为无记名。",
        village="杜村",
        facts="镇里查看了杜村近三次评议会记录，代表中同姓的占六成以上。",
        law="《杏塘镇农村低保评议公示工作规程》（杏政办〔2026〕6号）。",
        opinion="采纳。评议代表每组至少一人，与申请家庭有近亲属关系的回避，改为无记名投票。感谢杜村党总支对工作的关心支持。",
        answered_in_public=True,
    ),
    Matter(
        "suggestion", "suggestion", 100, "杜村党总支建议每季度到村讲一次政策",
        "杜村党总支：村干部和组长对政策吃不透，群众来问答不上，建议每季度到村里讲一次。",
        village="杜村",
        facts="今年来访的群众里，多数是来问政策的。",
        law="",
        opinion="采纳。从下季度起每季度第一个月到各村讲一次，讲完留下明白卡。感谢杜村党总支提出的好建议。",
        answered_in_public=True,
    ),
    Matter(
        "suggestion", "suggestion", 75, "杜村党总支建议公开退出低保的户数",
        "杜村党总支：群众只看见谁进来，看不见谁出去，建议把退出的户数和原因也公布。",
        village="杜村",
        facts="今年核查后退出低保的有10户30人。",
        law=f"{LAW_DIBAO}第三十二条。",
        opinion="部分采纳。退出的户数、人数和原因类别按村公布，不公布姓名。",
        answered_in_public=True,
    ),
)  # fmt: skip

# Fifteen visits: most came because nobody had explained the policy to them, and were answered on the spot.
VISITS = (
    ("杜村", 172, "来问低保标准今年是多少", "农村每人每月620元，保障金按收入补差，不是每家都发620元。"),
    ("柳庄村", 165, "来问申请低保要带什么材料", "户口簿、身份证、银行卡，申请书和授权书窗口有，现场可以填。"),
    ("上河村", 157, "来问家里有土地还能不能申请", "有承包地不影响申请，种地的收入按当年行情折算进家庭收入。"),
    ("石桥村", 150, "来问孩子上大学算不算家庭人口", "在读本科以下的成年子女算共同生活的家庭成员，一并计算。"),
    ("南坡村", 142, "来问低保金什么时候到账", "每月十五日前打到一卡通，没到的到窗口查账号。"),
    ("枣林村", 132, "来问住院花了三万元怎么申请救助", "先走医保和大病报销，余下自付部分带单据申请医疗救助。"),
    ("西岗村", 125, "来问公示名单上为什么没有自家", "还在入户调查，没有到公示环节；进度可以凭编号查询。"),
    ("新桥村", 116, "来问老人户口在儿子家怎么办", "看是否共同生活，分开居住、分开开伙的可以上门核实。"),
    ("杜村", 107, "来问评议会没有通知本人", "评议会可以列席说明情况，村里没有通知的，镇里督促补上。"),
    ("柳庄村", 97, "来问打零工的收入要不要报", "要报，按实际拿到的钱算平均，就业的开支可以扣减。"),
    ("上河村", 88, "来问残疾补贴算不算收入", "按规定不计入家庭收入的项目有单子，窗口逐项对。"),
    ("石桥村", 70, "来问低保户家里盖房要不要报告", "家庭财产有变化要主动告诉镇里，看钱从哪里来再核算。"),
    ("南坡村", 58, "来问儿媳户口没有迁来怎么算", "看是否长期共同生活，不只看户口。"),
    ("枣林村", 46, "来问退出低保以后还能不能再申请", "可以，家里又困难了随时可以重新申请。"),
    ("西岗村", 33, "来问怎么对公示名单提意见", "公示期内在网页、窗口、电话或者写信都可以提，可以不留姓名。"),
)

OTHERS = (
    Matter("web", "claim", 3, "网上反映低保申请一直没有回音",
           "八月在村里交的申请，到现在没有人上门，也没有电话。", village="枣林村", until="received"),
    Matter("web", "claim", 24, "网上反映入户调查没有签字",
           "来家里调查的人没有让我签字，也没有出示证件。", village="柳庄村", until="accepted"),
    Matter("web", "consultation", 9, "网上咨询低保边缘家庭的条件",
           "收入比低保标准高一点，家里有重病人，能不能算边缘家庭。", anonymous=True, until="drafted",
           facts="来件属于政策咨询。", law="国办发〔2023〕39号。",
           opinion="人均收入低于低保标准一点五倍且财产符合规定的，可以申请认定低保边缘家庭。"),
    Matter("web", "suggestion", 77, "建议窗口中午留人值班",
           "我们赶集都是中午到镇上，窗口中午不开门，白跑一趟。", village="上河村",
           facts="窗口记录显示逢集日中午有群众等候。", law="",
           opinion="采纳。逢农历二、五、八集日，窗口中午留一人值班。", answered_in_public=True),
    Matter("web", "accusation", 15, "反映评议时有人打招呼",
           "评议那天有人挨家打招呼让投票，希望查一查。", village="石桥村", anonymous=True, until="transferred"),
    Matter("call", "consultation", 18, "来电问临时救助多久能办下来",
           "家里失火，问能不能先救助。", village="新桥村", until="closed"),
    Matter("call", "claim", 39, "来电反映一卡通被村里代管",
           "卡在村会计手里，自己取不出钱。", village="南坡村", until="returned",
           facts="镇里已到村核实。", law=f"{LAW_DIBAO}第二十六条。", opinion="代管须有书面协议并报县备案。"),
    Matter("hotline", "claim", 12, "12345转来：低保年审材料重复提交",
           "每次年审都要交同样的复印件，问能不能不交。", village="西岗村", until="approved",
           facts="户口簿、身份证信息可以由窗口查询。", law=f"{LAW_DIBAO}第十条。",
           opinion="凡窗口能查询到的材料不再要求提交复印件，本月起执行。"),
    Matter("transfer", "claim", 29, "县信访局转来：不属于民政职责的宅基地纠纷",
           "与邻居的宅基地边界不清，请求处理。", village="杜村", until="declined"),
    Matter("fax", "claim", 21, "传真反映村里迟迟不开评议会",
           "去年底就报了申请，村里一直说等人凑齐再开评议会，到现在没有开。", village="上河村", until="issued",
           facts="上河村评议会因代表外出两次改期。镇里已派人到村，于本月主持召开，您家的申请在列。",
           law=f"{LAW_DIBAO}第二十二条。", opinion="评议会已经召开，结果在村公示栏张榜。今后改期超过十日的，由镇里直接组织调查。"),
    Matter("transfer", "claim", 14, "县信访局转来：反映外镇低保评议问题",
           "反映的是邻镇某村的低保评议，与本镇无关。", until="sent_back"),
    Matter("web", "claim", 47, "反映邻居家有车仍享受低保",
           "邻居家去年买了小汽车，还在领低保，请镇里查一查。",
           village="新桥村", anonymous=True, until="awaiting_approval",
           facts="镇里两名工作人员已入户核实，并查询了车辆登记信息。",
           law=f"依据{LAW_DIBAO}第十四条，机动车属于家庭财产核查范围。",
           opinion="该情况已进入重新核查程序，核查结果将按规定处理，并在动态管理公布中体现。"),
    Matter("web", "claim", 68, "要求查清低保退出的原因",
           "邻居和我家情况差不多，他家还在领，我家停了。请查清楚。", village="杜村", until="assigned"),
    Matter("web", "consultation", 26, "网上咨询年审时间，随后撤回",
           "请问今年低保年审是几月份？", anonymous=True, until="withdrawn"),
)  # fmt: skip
