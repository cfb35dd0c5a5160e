from django.http import HttpResponse

from blkportal.core.uploads.content import Media

MIMES = {media.ending: media.mime for media in Media}


def as_attachment(content: bytes, name: str) -> HttpResponse:
    """A file for the disk of whoever asked, never for a page; ``name`` ends in what it is."""
    answer = HttpResponse(content, content_type=MIMES[name.rpartition(".")[2]])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
