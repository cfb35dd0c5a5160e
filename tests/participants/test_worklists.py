from datetime import timedelta

from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Referral
from participants.worklists import ministry_work, officer_work, quota_summary, stage_counts
from programs.models import Batch
from tests.assessing import make_certificate
from tests.chain import make_enrollment, make_referral
from tests.participants.nominees import checked, nominee, open_batch


def test_the_officers_home_costs_five_queries(
    officer, django_assert_max_num_queries, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    batch = open_batch()
    make_referral(batch, status="DRAFT")
    make_referral(batch, status="DRAFT")
    returned = make_referral(batch, status="RETURNED")
    Referral.objects.filter(pk=returned.pk).update(reason="Ijazah tidak terbaca")
    checked(officer, batch, [nominee(1)])
    Batch.objects.filter(pk=batch.pk).update(nominate_by=timezone.localdate() + timedelta(days=2))
    with acting_as(officer), django_assert_max_num_queries(5):
        items = officer_work(officer)
        stage_counts(officer)
        quota_summary(officer)
    assert {item.icon for item in items} == {"warning", "document", "upload", "clock"}
    assert any(item.reason == "Ijazah tidak terbaca" for item in items)
    assert all(item.deadline for item in items)


def test_nothing_of_a_neighbour_is_ones_own_work(neighbour):
    make_referral(open_batch(), status="RETURNED")
    with acting_as(neighbour):
        assert officer_work(neighbour) == []
        assert stage_counts(neighbour)["nominated"] == 0
        assert quota_summary(neighbour) == []


def test_a_full_quota_and_a_far_deadline_are_no_work(officer):
    full = open_batch(seats=1, nominees=1)
    make_referral(full)
    open_batch()  # closes in twenty days
    Batch.objects.filter(pk=full.pk).update(nominate_by=timezone.localdate())
    with acting_as(officer):
        assert officer_work(officer) == []


def test_counts_say_who_came_at_least_so_far(officer):
    make_referral(status="DRAFT")
    make_referral()
    make_enrollment("ARRIVED")
    make_certificate()
    with acting_as(officer):
        assert stage_counts(officer) == {
            "nominated": 3, "selected": 2, "arrived": 2, "graduated": 1, "certified": 1,
            "placed": 0,
        }  # fmt: skip
        assert stage_counts(officer, year=1999)["nominated"] == 0


def test_the_quota_is_summed_by_year(officer):
    make_referral(open_batch(seats=14, nominees=22))
    with acting_as(officer):
        (row,) = quota_summary(officer)
    assert (row["given"], row["filled"], row["left"]) == (14, 0, 14)
    assert (row["nominees"], row["named"], row["places"]) == (22, 1, 21)


def test_the_ministry_is_told_of_nominations_that_nobody_looks_at(ministry):
    make_referral()
    assert ministry_work(ministry) == []
    late = timezone.localdate() - timedelta(days=15)
    Referral.objects.update(submitted_on=late)
    (item,) = ministry_work(ministry)
    assert item.deadline == late
