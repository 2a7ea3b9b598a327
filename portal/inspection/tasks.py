"""The walk over the own links, for the background worker: somebody mended a page and will not wait for the night."""

from django.tasks import task

from .services import links


@task
def check_links() -> None:
    links.check()
