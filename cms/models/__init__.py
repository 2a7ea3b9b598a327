from cms.vocabulary import Access, Situation, Topic, Validity

from .about import AboutPage
from .catalogue import CataloguePage, DisclosureItem
from .changes import ChangeKind, ChangeNote
from .explanations import ExplanationPage
from .guides import GuideForm, GuideIndexPage, GuidePage
from .identity import SiteIdentity
from .legal import LegalBasis
from .media import PortalDocument, PortalImage, Rendition
from .plain_words import PlainWord
from .policies import PolicyAttachment, PolicyIndexPage, PolicyPage
from .self_check import SelfCheckPage
from .standards import Area, AssistanceStandard, Kind, StandardIndexPage, Unit
from .tasks import TwoPersonTask
from .withdrawals import Reason, Withdrawal

__all__ = [
    "AboutPage",
    "Access",
    "Area",
    "AssistanceStandard",
    "CataloguePage",
    "ChangeKind",
    "ChangeNote",
    "DisclosureItem",
    "ExplanationPage",
    "GuideForm",
    "GuideIndexPage",
    "GuidePage",
    "Kind",
    "LegalBasis",
    "PlainWord",
    "PolicyAttachment",
    "PolicyIndexPage",
    "PolicyPage",
    "PortalDocument",
    "PortalImage",
    "Reason",
    "Rendition",
    "SelfCheckPage",
    "SiteIdentity",
    "Situation",
    "StandardIndexPage",
    "Topic",
    "TwoPersonTask",
    "Unit",
    "Validity",
    "Withdrawal",
]
