"""Lays out what the pages of the browser tests show, and prints who signs in and every key."""

import json
import sys

LONG = "Maria Magdalena Hutagalung-Simanjuntak br. Situmorang-Pangaribuan"
FREE = "Rina Kusuma"
WAITING_FIRM = "PT Menunggu Verifikasi"


def lay_out() -> dict:
    from blkportal.core.models import Job
    from participants.models import Certificate
    from tests.access.world import make_people, make_worlds

    who = make_people()
    own, _ = make_worlds(who)
    who |= newcomers()
    things = own.things | a_class_to_be(who["organizer"].center_staff.center)
    work = Job.objects.create(
        kind="build_report", key="job/bar", requested_by=who["officer"], total=10
    )
    things["work"] = work.pk
    things["check_token"] = Certificate.objects.get(pk=things["certificate"]).check_token
    things["other_paper"] = a_paper_to_withdraw()
    things["first_password"], things["new_password"] = links_to_passwords()
    things["old_phones"] = [personal_links() for _ in range(6)]
    return {"people": {name: user.email for name, user in who.items()}, "things": things}


def newcomers() -> dict:
    """An office, a center and a firm for which nothing has happened yet."""
    from tests import people

    people.make_employer(WAITING_FIRM, "WLKP-78", "PENDING")
    firm = people.make_employer("PT Baru", "WLKP-77", "PENDING")
    center = people.make_center("blk-kosong", "BLK Kosong", "12.71")
    return {
        "newcomer": people.make_officer("erna@empty.test", "91.01"),
        "newfirm": people.make_contact("tuti@baru.test", firm),
        "newcenter": people.make_center_user("edi@kosong.test", center),
    }


def a_class_to_be(center) -> dict:
    """One person to select, a bed, and a graduate whom nobody has asked yet."""
    from tests import assessing, chain, learning
    from tests.access.world import OWN

    batch = chain.make_batch(center, status="SELECTION", title="Kelas Teratai")
    person = chain.make_participant(OWN, LONG)
    chain.make_referral(batch, person, status="VERIFIED", regency=OWN)
    for label in ("T1", "T2", "T3"):  # others have been promised one too
        learning.make_bed(center, "FEMALE", label)
    graduate = assessing.make_graduate(True, OWN, name=FREE)
    return {"long": person.pk, "selection": batch.pk, "free_graduate": graduate.pk}


def a_paper_to_withdraw() -> int:
    from tests import assessing

    return assessing.make_graduate(False, "73.71", name="Andi Cabut").pk


def links_to_passwords() -> list:
    """Of an invitation, and of somebody who has forgotten the own password."""
    from urllib.parse import urlsplit

    from accounts.roles import Role
    from accounts.services.invitation import invite_user, new_link
    from accounts.services.password import link_of
    from tests.people import make_user

    reader = Role.MINISTRY_READER
    forgetful = make_user("lupa@sandi.test", reader)
    guest = invite_user("baru@sandi.test", "Sari Baru", reader, by=None, with_letter=False)
    return [urlsplit(link).path for link in (new_link(guest.invitation), link_of(forgetful))]


def personal_links() -> dict:
    """Of somebody who agrees to be found: what do you do now, and the own file."""
    from django.urls import reverse

    from participants.personal_link import write_link
    from placements.services.asking import FOLLOW_UP
    from tests import assessing, follow_ups, own_files

    graduate = assessing.make_graduate(True, "73.71", name="Rahmat Hidayat")
    asked = follow_ups.make_follow_up(graduate.enrollment)
    question = reverse("placements:answer_by_link", args=[write_link(FOLLOW_UP, asked)])
    return {"question": question, "file": own_files.make_link(graduate.participant)}


def tell_world():
    sys.stdout.write(json.dumps(lay_out()))
