"""Delete what has outlived its purpose: import rows past their day, uploads that nobody confirmed. Run daily."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from disclosures.services import batches


class Command(BaseCommand):
    help = "Delete import rows past their day and the contents of uploads that nobody confirmed (PIPL art 47)."

    def handle(self, *args, **options):
        purged = batches.purge()
        if options["verbosity"]:
            self.stdout.write(
                _("已删除到期的导入行 %(rows)s 行、未确认的上传 %(uploads)s 个。")
                % {"rows": purged.rows, "uploads": purged.uploads}
            )
