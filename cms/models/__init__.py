from .about import AboutPage
from .catalogue import CataloguePage, DisclosureItem
from .guides import GuideForm, GuideIndexPage, GuidePage
from .identity import SiteIdentity
from .legal import LegalBasis
from .media import PortalDocument, PortalImage, Rendition
from .policies import Access, ExplanationPage, PolicyAttachment, PolicyIndexPage, PolicyPage, Topic, Validity
from .standards import Area, AssistanceStandard, Kind, StandardIndexPage, Unit
from .tasks import TwoPersonTask

__all__ = [
    "AboutPage",
    "Access",
    "Area",
    "AssistanceStandard",
    "CataloguePage",
    "DisclosureItem",
    "ExplanationPage",
    "GuideForm",
    "GuideIndexPage",
    "GuidePage",
    "Kind",
    "LegalBasis",
    "PolicyAttachment",
    "PolicyIndexPage",
    "PolicyPage",
    "PortalDocument",
    "PortalImage",
    "Rendition",
    "SiteIdentity",
    "StandardIndexPage",
    "Topic",
    "TwoPersonTask",
    "Unit",
    "Validity",
]
