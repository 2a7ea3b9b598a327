"""The public side as a folder that opens without a server: for the county's portal, a stick, or an archive."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from disclosures.supervision import asking
from portal.export import copying, folder
from portal.export.crawl import Unanswered


class Command(BaseCommand):
    help = "Write the public side as files; a second run writes what changed and deletes what was taken down."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="an empty folder, or one that an earlier run filled")
        parser.add_argument("--online", default="", help="where the portal answers: letters and searches lead there")
        parser.add_argument("--at", default="", help="where the folder will be published: for sitemap, feeds and data")

    def handle(self, *args, folder: Path, online, at, **options):
        if not settings.SERVES_PUBLIC:
            raise CommandError("This process serves no public page: run it with PORTAL_ROLE=all or public.")
        bases = copying.Bases(self.read(online, "--online"), self.read(at, "--at"))
        self.tell(self.make(folder, bases))

    def make(self, root: Path, bases: copying.Bases) -> copying.Result:
        try:
            with folder.opened(root) as opened:
                return copying.copy(opened, asking.inside(), bases)
        except (folder.NotOurs, copying.Restless, Unanswered) as why:
            raise CommandError(f"{why}. Nothing was changed.") from why

    def read(self, address: str, option: str) -> str:
        """A base to join addresses to: it ends with a slash."""
        if address and (urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc):
            raise CommandError(f"{option} {address} is no address: write it as https://www.example.gov.cn/dibao/")
        return address.rstrip("/") + "/" if address else ""

    def tell(self, result: copying.Result) -> None:
        for address, named_by in result.lost:
            self.stdout.write(f"  no such address  {address}  (named by {named_by})")
        counts = result.counts
        self.stdout.write(
            f"{counts.files} files, {result.pages} pages; {counts.written} written, {counts.deleted} deleted"
        )
