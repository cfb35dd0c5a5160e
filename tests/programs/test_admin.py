"""The ministry's change lists: each opens, and its actions say what was refused."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from programs.models import Agreement, Bed, CenterStaff, Quota
from tests.assessing import make_certificate
from tests.chain import make_batch, make_enrollment, make_quota, make_referral
from tests.learning import make_bed, make_stay
from tests.people import make_center_user

MODELS = [
    "programs_trainingcenter", "programs_dormitory", "programs_room", "programs_program",
    "programs_vocation", "programs_fundingsource", "programs_batch", "programs_agreement",
    "programs_quota", "programs_centerstaff", "participants_enrollment", "participants_stay",
    "participants_certificate",
]  # fmt: skip


@pytest.fixture
def world(center, organizer):
    batch = make_batch(center, status="PLANNED")
    enrollment = make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))
    make_stay(enrollment, make_bed(center))
    make_certificate(enrollment)
    return batch


def act(client, model, name, *records):
    data = {"action": name, "sure": "yes", "_selected_action": [record.pk for record in records]}
    answer = client.post(reverse(f"admin:{model}_changelist"), data)
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("who", ["ministry", "ministry_reader"])
def test_every_list_and_record_opens(signed_in, request, world, model, who):
    from django.apps import apps

    browser = signed_in(request.getfixturevalue(who))
    assert browser.get(reverse(f"admin:{model}_changelist"), {"q": "a"}).status_code == 200
    record = apps.get_model(*model.split("_")).objects.first()
    answer = browser.get(reverse(f"admin:{model}_change", args=[record.pk]))
    assert answer.status_code == 200


def test_an_officer_does_not_enter(signed_in, officer, world):
    assert signed_in(officer).get(reverse("admin:programs_batch_changelist")).status_code == 302


def test_batches_are_opened_and_the_refused_is_named(signed_in, ministry, world, center):
    closed = make_batch(center, status="CLOSED", title="Barista tahap 1")
    lines = act(signed_in(ministry), "programs_batch", "open_batch", world, closed)
    world.refresh_from_db()
    assert world.status == "OPEN"
    assert any("Barista tahap 1" in line for line in lines)


def test_a_reader_is_offered_no_action(signed_in, ministry_reader, world):
    act(signed_in(ministry_reader), "programs_batch", "open_batch", world)
    world.refresh_from_db()
    assert world.status == "PLANNED"


def test_an_agreement_is_put_into_force_and_then_stays_as_signed(signed_in, ministry, world):
    agreement = Agreement.objects.get()
    Agreement.objects.update(status="DRAFT")
    browser = signed_in(ministry)
    act(browser, "programs_agreement", "activate_agreement", agreement)
    agreement.refresh_from_db()
    assert agreement.status == "ACTIVE"
    page = browser.get(reverse("admin:programs_agreement_change", args=[agreement.pk]))
    assert 'name="number"' not in page.content.decode()


def test_a_quota_is_granted_and_changed_by_the_service(signed_in, ministry, world, center):
    browser, agreement, batch = signed_in(ministry), Agreement.objects.get(), make_batch(center)
    add = reverse("admin:programs_quota_add")
    data = {"agreement": agreement.pk, "batch": batch.pk, "seats": 3, "nominees": 4, "note": ""}
    assert browser.post(add, data).status_code == 302
    quota = Quota.objects.get(batch=batch)
    assert (quota.regency_id, quota.year) == ("62.10", batch.year)
    assert browser.post(add, data).status_code == 200  # the second is refused in the form
    change = reverse("admin:programs_quota_change", args=[quota.pk])
    assert browser.post(change, {"seats": 5, "nominees": 6, "note": "x"}).status_code == 302
    Quota.objects.filter(pk=quota.pk).update(taken=4)
    assert browser.post(change, {"seats": 2, "nominees": 6, "note": "x"}).status_code == 200
    quota.refresh_from_db()
    assert quota.seats == 5


def test_an_appointment_moves_the_account_too(signed_in, ministry, center, other_center):
    user = make_center_user("rina@bekasi.test", center)
    staff = CenterStaff.objects.get(user=user)
    page = reverse("admin:programs_centerstaff_change", args=[staff.pk])
    data = {"center": other_center.pk, "title": "Instruktur", "desk": Role.CENTER_INSTRUCTOR}
    assert signed_in(ministry).post(page, data).status_code == 302
    user.refresh_from_db()
    assert (user.role, user.scope_key) == (Role.CENTER_INSTRUCTOR, other_center.pk)


def test_a_bed_takes_center_and_sex_from_its_room(signed_in, ministry, center):
    room = make_bed(center, "FEMALE").room
    page = reverse("admin:programs_room_change", args=[room.pk])
    data = {
        "name": room.name, "beds-TOTAL_FORMS": 1, "beds-INITIAL_FORMS": 0,
        "beds-0-room": room.pk, "beds-0-label": "B9",
    }  # fmt: skip
    assert signed_in(ministry).post(page, data).status_code == 302
    bed = Bed.objects.get(label="B9")
    assert (bed.center, bed.sex) == (center, "FEMALE")


def test_people_are_moved_from_the_list(signed_in, ministry, center):
    batch = make_batch(
        center, status="RUNNING", starts_on=timezone.localdate(), delivery="ON_SITE"
    )
    people = [make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))]
    people.append(make_enrollment("ARRIVED", make_referral(batch, status="SELECTED")))
    lines = act(signed_in(ministry), "participants_enrollment", "arrive_enrollment", *people)
    people[0].refresh_from_db()
    assert people[0].status == "ARRIVED"
    assert len(lines) == 2


def test_enrollments_are_written_by_services_only(signed_in, ministry, world):
    browser = signed_in(ministry)
    assert browser.get(reverse("admin:participants_enrollment_add")).status_code == 403
    pk = world.enrollments.get().pk
    page = reverse("admin:participants_enrollment_change", args=[pk])
    assert browser.post(page, {"status": "CONFIRMED"}).status_code == 403


def test_the_lists_cost_the_same_for_many_rows(
    signed_in, ministry, world, center, django_assert_max_num_queries
):
    for _ in range(15):
        make_quota(make_batch(center))
    browser = signed_in(ministry)
    browser.get(reverse("admin:programs_batch_changelist"))
    for model in ("programs_batch", "programs_quota", "programs_agreement"):
        with django_assert_max_num_queries(12):
            browser.get(reverse(f"admin:{model}_changelist"))
