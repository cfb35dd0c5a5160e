"""What the tests of a class share: its people by name, and the addresses of its pages."""

from django.urls import reverse

from tests.chain import make_enrollment, make_participant, make_referral


def nominee(batch, name="Melati Ayu", status="SUBMITTED", regency="62.10", sex="FEMALE"):
    person = make_participant(regency, name, sex=sex)
    return make_referral(batch, person, status=status, regency=regency)


def seat(batch, name="Melati Ayu", stage="CONFIRMED", regency="62.10", sex="FEMALE"):
    return make_enrollment(stage, nominee(batch, name, "SELECTED", regency, sex))


def at(name, record):
    return reverse(f"participants:{name}", args=[record.pk])
