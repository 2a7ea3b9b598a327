"""Which saves change what the public pages say, beyond the services that say so themselves."""

from django.db.models.signals import post_save

from cms import models as cms
from disclosures import models as disclosures
from petitions.models import CaseEvent
from petitions.vocabulary import Action
from portal.kept import editions, signals
from portal.orgs.models import OfficeProfile, OrgAlias, OrgUnit

# Moves that public figures count. The others are nobody's business, so they leave the public pages as they are.
COUNTED = (Action.SUBMIT, Action.ISSUE_REPLY, Action.PUBLISH_ANSWER)


def connect() -> None:
    signals.watch(
        OfficeProfile,
        OrgUnit,
        OrgAlias,
        cms.AssistanceStandard,
        cms.DisclosureItem,
        cms.LegalBasis,
        cms.PortalDocument,
        disclosures.Scheme,
        disclosures.Procedure,
        disclosures.Round,
    )
    post_save.connect(_case_moved, sender=CaseEvent, dispatch_uid="kept_case_moved")


def _case_moved(sender, instance: CaseEvent, **kwargs) -> None:
    if instance.action in COUNTED:
        editions.bump()
