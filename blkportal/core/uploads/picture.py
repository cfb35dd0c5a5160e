"""Pictures from strangers: opened once with tight limits, and shown only as drawn anew.

The preview is ours, pixel by pixel: whatever else the file held (place of the photo, comments, a
second file behind the picture) stays in the original.
"""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from blkportal.core.uploads.refusal import UploadRefused

MOST_PIXELS = {"JPEG": 60_000_000, "PNG": 25_000_000}  # a JPEG is opened smaller than it is
LONGEST_SIDE = 1_200


def preview_of(content: bytes, kind: str) -> bytes:
    """The picture upright and at most 1,200 pixels long, as WebP without any metadata.

    ``kind`` is JPEG or PNG; a picture that cannot be decoded to its end is refused.
    """
    picture = _opened(content, kind)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn = BytesIO()
    picture.convert("RGB").save(drawn, "WEBP", quality=72)
    return drawn.getvalue()


def _opened(content: bytes, kind: str) -> Any:
    try:
        picture = Image.open(BytesIO(content), formats=[kind])
        size = picture.width * picture.height
        if size <= MOST_PIXELS[kind]:
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
            return ImageOps.exif_transpose(picture)
    except Exception as error:  # whatever the library stumbles over, the picture is at fault
        raise UploadRefused(
            _("The picture is damaged. Take or save it once more, then send the new one."),
            "damaged",
        ) from error
    raise UploadRefused(
        _("The picture has too many points (%(size)s million). Save it smaller.")
        % {"size": round(size / 1_000_000)},
        "too_many_pixels",
    )
