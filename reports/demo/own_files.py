"""Two people of the demo's region have a link to their own page: one asks for a correction, the
other, whom nobody has answered yet, for erasure."""

from accounts.models import User
from blkportal.core.scope import acting_as, acting_in
from participants.models import Certificate, DataRequest, Look, Participant
from participants.personal_link import Holder
from participants.services import ask_about_data, give_link
from participants.services.look import note_look


def write_own_files(officer: User, recruiter: User) -> None:
    offered = Certificate.objects.offered().filter(regency=officer.scope_key)
    keys = list(offered.order_by("-issued_on", "pk").values_list("participant", flat=True)[:2])
    first, second = (Participant.objects.get(pk=key) for key in keys)
    for person, kind, text in (
        (first, DataRequest.Kind.CORRECTION, "Nomor telepon saya sudah ganti: 0812 5550 1907."),
        (second, DataRequest.Kind.ERASURE, ""),
    ):
        with acting_as(officer):
            give_link(person, by=officer)
            note_look([person.pk], Look.Kind.FILE, by=officer)
        with acting_as(recruiter):
            note_look([person.pk], Look.Kind.PROFILE, by=recruiter)
        holder = Holder(participant_id=person.pk, record_id=person.pk, edition=1)
        with acting_in(holder.scope):
            ask_about_data(person, kind, text=text, by=holder)
