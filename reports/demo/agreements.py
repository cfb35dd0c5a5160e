"""A signed agreement that both sides can read, one whose renewal a region asks for, and one that
ends without a word."""

from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import User
from blkportal.core.scope import acting_as
from programs.models import Agreement, TrainingCenter
from programs.services import add_agreement_paper, ask_renewal

NOTE = "Mohon dilanjutkan dengan tambahan satu kelas las setiap tahun."


def write_agreement_papers(signed: Agreement, officer: User) -> None:
    with acting_as(officer):
        add_agreement_paper(signed, "SIGNED", _page(signed), by=officer)


def write_renewal(ending: Agreement, officer: User) -> None:
    first = ending.ends_on + timedelta(days=1)
    until = first + (ending.ends_on - ending.starts_on)
    with acting_as(officer):
        ask_renewal(ending, starts_on=first, ends_on=until, note=NOTE, by=officer)


def write_ending_agreement(region: str, center: TrainingCenter) -> None:
    """It ends soon, and nobody has asked for the next one yet."""
    ends_on = timezone.localdate() + timedelta(days=45)
    first = ends_on - timedelta(days=2 * 365)
    Agreement.objects.create(
        number=f"PKS/{region}/{center.code}/{first.year}",
        regency_id=region,
        center=center,
        title="Pelatihan pengelasan tanpa asrama",
        signed_on=first,
        starts_on=first,
        ends_on=ends_on,
        status="ACTIVE",
    )


def _page(agreement: Agreement) -> BytesIO:
    picture = Image.new("RGB", (640, 400), "#f4efe1")
    pen = ImageDraw.Draw(picture)
    pen.text((40, 40), "CONTOH - Perjanjian kerja sama", fill="#27456b", font_size=30)
    pen.text((40, 110), agreement.number, fill="#27456b", font_size=26)
    pen.text((40, 330), "Bukan dokumen asli", fill="#27456b", font_size=22)
    drawn = BytesIO()
    picture.save(drawn, "PNG")
    drawn.seek(0)
    return drawn
