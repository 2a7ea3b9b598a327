"""Rosters are uploaded into memory only: a temporary file would hold identity numbers on the disk in the clear."""

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

from .intake.limits import FILE_BYTES

# The form's other fields and the multipart frame.
ROOM_FOR_FIELDS = 64 * 1024


class RosterUploadHandler(MemoryFileUploadHandler):
    """Keeps a file of up to 20 MiB in memory and stops reading a larger one."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        self.activated = True
        self.request.roster_too_big = content_length > FILE_BYTES + ROOM_FOR_FIELDS

    def new_file(self, *args, **kwargs):
        if self.request.roster_too_big:
            raise StopUpload(connection_reset=False)
        super().new_file(*args, **kwargs)
