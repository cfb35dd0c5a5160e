import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.roles import Role
from blkportal.core.refusals import Refusal
from programs import services
from programs.models import CenterStaff
from tests.people import make_user


def test_the_account_follows_the_appointment(organizer, other_center, ministry):
    staff = services.appoint_staff(
        organizer,
        center=other_center,
        role=Role.CENTER_INSTRUCTOR,
        title="Instruktur las",
        by=ministry,
    )
    organizer.refresh_from_db()
    assert (organizer.role, organizer.scope_key) == (Role.CENTER_INSTRUCTOR, other_center.pk)
    assert organizer.office == other_center.name
    assert (staff.center, staff.title) == (other_center, "Instruktur las")


def test_an_officer_of_a_region_does_not_become_center_staff(officer, center, ministry):
    with pytest.raises(Refusal) as refusal:
        services.appoint_staff(officer, center=center, role=Role.CENTER_ORGANIZER, by=ministry)
    assert refusal.value.code == "other_office"


def test_only_the_desks_of_a_center_are_given(organizer, center, ministry):
    with pytest.raises(Refusal) as refusal:
        services.appoint_staff(organizer, center=center, role=Role.MINISTRY_ADMIN, by=ministry)
    assert refusal.value.code == "not_a_desk"


def test_a_dismissed_person_cannot_sign_in_any_more(organizer, ministry):
    services.dismiss_staff(organizer.center_staff, by=ministry)
    organizer.refresh_from_db()
    assert not organizer.is_active


def test_a_manager_does_not_turn_an_administrator_into_staff(ministry_admin, center, ministry):
    with pytest.raises(PermissionDenied):
        services.appoint_staff(
            ministry_admin, center=center, role=Role.CENTER_ORGANIZER, by=ministry
        )
    ministry_admin.refresh_from_db()
    assert ministry_admin.role == Role.MINISTRY_ADMIN


def test_the_last_administrator_stays_in_the_ministry(ministry_admin, center):
    other = make_user("tari@kemnaker.test", Role.MINISTRY_ADMIN)
    services.appoint_staff(other, center=center, role=Role.CENTER_PLACER, by=ministry_admin)
    with pytest.raises(Refusal) as refusal:
        services.appoint_staff(
            ministry_admin, center=center, role=Role.CENTER_PLACER, by=ministry_admin
        )
    assert refusal.value.code == "last_admin"
    assert list(CenterStaff.objects.values_list("user", flat=True)) == [other.pk]


def test_a_reader_of_the_ministry_appoints_nobody_in_the_admin(
    signed_in, ministry_reader, organizer, other_center
):
    staff = organizer.center_staff
    address = reverse("admin:programs_centerstaff_change", args=[staff.pk])
    form = {"center": other_center.pk, "title": "x", "desk": Role.CENTER_PLACER}
    assert signed_in(ministry_reader).post(address, form).status_code == 403
    staff.refresh_from_db()
    assert staff.center_id == organizer.scope_key


def test_an_appointment_in_the_admin_is_written_as_one(
    signed_in, ministry, organizer, other_center
):
    staff = organizer.center_staff
    address = reverse("admin:programs_centerstaff_change", args=[staff.pk])
    form = {"center": other_center.pk, "title": "Instruktur", "desk": Role.CENTER_INSTRUCTOR}
    assert signed_in(ministry).post(address, form).status_code == 302
    staff.refresh_from_db()
    organizer.refresh_from_db()
    assert (staff.center, staff.title) == (other_center, "Instruktur")
    assert (organizer.role, organizer.scope_key) == (Role.CENTER_INSTRUCTOR, other_center.pk)
