"""Who may be nominated, until when and on whose quota."""

from tests.controls.fault import Fault

PLACE = "participants/services/place.py"
SUBMIT = "tests/participants/test_submit_referral.py"
UPLOAD = "tests/participants/test_upload_referrals.py"
PAGES = "tests/participants/test_nomination_pages.py"

FAULTS = (
    Fault(
        "a batch is offered to a region whose agreement has ended",
        PLACE,
        "_quotas_of_each(user).in_force(timezone.localdate())",
        "_quotas_of_each(user)",
        (
            f"{PAGES}::test_a_batch_whose_agreement_has_ended_is_not_offered_but_explained",
            f"{PAGES}::test_a_batch_whose_agreement_has_ended_is_no_work_for_the_officer",
        ),
    ),
    Fault(
        "the last day for nominations is already too late",
        PLACE,
        "if batch.nominate_by < timezone.localdate():",
        "if batch.nominate_by <= timezone.localdate():",
        (f"{SUBMIT}::test_on_the_last_day_it_is_still_possible",),
    ),
    Fault(
        "a nomination uses another region's quota",
        PLACE,
        "Quota.objects.for_batch(batch).filter(regency=regency)",
        "Quota.objects.for_batch(batch)",
        (f"{SUBMIT}::test_nor_is_it_where_the_ministry_confirms_a_list_and_sees_every_quota",),
    ),
    Fault(
        "an agreement that is not in force still nominates",
        PLACE,
        "if quota.agreement.covers(today)]",
        "if quota.agreement]",
        (f"{SUBMIT}::test_an_agreement_that_is_not_in_force_is_named",),
    ),
    Fault(
        "the last day of an agreement does not count",
        "programs/models/agreement.py",
        "self.starts_on <= day <= self.ends_on",
        "self.starts_on <= day < self.ends_on",
        (
            "tests/programs/test_grant_quota.py"
            "::test_the_first_and_the_last_day_of_an_agreement_belong_to_it",
        ),
    ),
    Fault(
        "somebody who has a seat elsewhere is nominated",
        "participants/services/referral.py",
        "    _refuse_busy(person, by)\n",
        "",
        (f"{SUBMIT}::test_who_has_a_seat_elsewhere_cannot_be_nominated",),
    ),
    Fault(
        "whoever is as old as the limit is refused",
        "participants/services/eligibility.py",
        "return facts.age <= int(limit), text % words",
        "return facts.age < int(limit), text % words",
        (f"{SUBMIT}::test_the_limits_of_an_age_belong_to_it",),
    ),
    Fault(
        "a list is saved with doubts that nobody has read",
        "participants/services/referral_import.py",
        "        _refuse_unread_doubts(upload, doubts_seen)\n",
        "",
        (f"{UPLOAD}::test_a_nik_and_a_form_that_differ_are_a_question_that_must_be_answered",),
    ),
    Fault(
        "a row of another region is taken over by a list",
        "participants/services/list_save.py",
        "            raise _registered_meanwhile(rows)\n",
        "            pass\n",
        (
            "tests/participants/test_confirm_import.py"
            "::test_who_was_registered_elsewhere_since_the_check_stops_the_list",
        ),
    ),
)
