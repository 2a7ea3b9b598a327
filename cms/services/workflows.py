"""The workflow that every column of texts for two people needs, made when the column is."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.models.tasks import TwoPersonTask

# Group names are role codes; sync_roles makes them.
REVIEWER_ROLES = ("publisher",)
WORKFLOW_NAME = "网站内容两人审核"


def ensure_two_person_workflow(*, page) -> Workflow:
    """Put the page and everything below it under two-person review. Says nothing and changes nothing when it is."""
    task, _made = TwoPersonTask.objects.get_or_create(name=_("两人审核"))
    task.groups.add(*[Group.objects.get_or_create(name=code)[0] for code in REVIEWER_ROLES])
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page_id=page.pk, defaults={"workflow": workflow})
    take_the_root(workflow)
    return workflow


def take_the_root(workflow: Workflow) -> None:
    """Wagtail plants a workflow of its own for all pages, with moderators that nobody here is: what was handed in
    there waited for ever. Whatever a clerk hands in goes to the people who publish."""
    root = Page.get_first_root_node()
    if root is None:
        return
    planted = Workflow.objects.filter(workflow_pages__page=root).exclude(pk=workflow.pk)
    planted.update(active=False)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
