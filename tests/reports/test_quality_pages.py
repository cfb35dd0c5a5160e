"""What stands out is read by whose it is, mended by a link, exported, and checked now."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from blkportal.core.models import Job
from reports import services
from reports.models import QualityFinding
from reports.quality import RULES
from tests.broken import a_seat
from tests.chain import make_enrollment, make_referral
from tests.door import Door
from tests.people import make_center_user
from tests.quality import make_count, make_finding, make_run

LIST, CHECK = reverse("reports:list_quality"), reverse("reports:check_quality")
RULE = "never_assessed"


def rule_page(rule=RULE):
    return reverse("reports:show_rule", args=[rule])


def accept_page(finding):
    return reverse("reports:accept_finding", args=[finding.pk])


@pytest.fixture
def seat(db):
    return a_seat(ended=61, competent=False)


@pytest.fixture
def finding(seat):
    services.check_quality()
    return QualityFinding.objects.get(rule=RULE)


def test_before_the_first_check_the_page_says_so(signed_in, officer):
    client = signed_in(officer)
    for address in (LIST, rule_page()):
        page = client.get(address)
        assert page.context["run"] is None
        assert "Never checked" in page.content.decode() or "Belum" in page.content.decode()


def test_where_nothing_stands_out_the_page_tells_when_it_was_checked(signed_in, officer):
    run = make_run()
    page = signed_in(officer).get(LIST)
    assert (page.context["open"], page.context["run"]) == (0, run)


def test_each_side_reads_first_what_is_its_own_to_mend(signed_in, officer, organizer, ministry):
    services.check_quality()
    for user, own in ((officer, "REGENCY"), (organizer, "CENTER"), (ministry, "MINISTRY")):
        context = signed_in(user).get(LIST).context
        assert {line.rule.owner for line in context["mine"]} == {own}
        assert len(context["mine"]) + len(context["others"]) == len(RULES)


def test_a_rule_lists_its_findings_with_a_link_to_mend(signed_in, organizer, finding, seat):
    page = signed_in(organizer).get(rule_page())
    assert [*page.context["page"]] == [finding]
    assert page.context["may_open"]
    assert f'href="/participants/enrollments/{seat.pk}/"' in page.content.decode()
    assert accept_page(finding) in page.content.decode()


def test_no_neighbour_reads_them(signed_in, neighbour, other_organizer, finding):
    for stranger in (neighbour, other_organizer):
        assert [*signed_in(stranger).get(rule_page()).context["page"]] == []


def test_an_unknown_rule_is_no_page(signed_in, ministry):
    client = signed_in(ministry)
    assert client.get(rule_page("no_rule")).status_code == 404
    unknown = reverse("reports:export_findings", args=["no_rule"])
    assert client.get(unknown).status_code == 404


def test_findings_are_narrowed_by_region_and_center(signed_in, ministry, finding):
    far = make_enrollment("GRADUATED", make_referral(regency="73.71", status="SELECTED"))
    make_finding(far)
    client = signed_in(ministry)
    for asked, number in (
        ({}, 2),
        ({"regency": "62.10"}, 1),
        ({"regency": "Makassar"}, 1),
        ({"center": "bbplk-bekasi"}, 2),
        ({"standing": "accepted"}, 0),
    ):
        assert client.get(rule_page(), asked).context["found"] == number, asked


def test_nobody_is_asked_for_the_own_place(signed_in, officer, organizer, province_officer):
    fields = {
        user.role: {*signed_in(user).get(rule_page()).context["form"].fields}
        for user in (officer, organizer, province_officer)
    }
    assert fields == {
        "regency_officer": {"center", "standing"},
        "center_organizer": {"regency", "standing"},
        "province_officer": {"regency", "center", "standing"},
    }


def test_an_accepted_finding_leaves_the_list_and_is_read_with_its_reason(
    signed_in, organizer, officer, finding
):
    answer = signed_in(organizer).post(accept_page(finding), {"reason": "LSP tutup"})
    assert answer.url == rule_page()
    client = signed_in(officer)
    assert client.get(rule_page()).context["found"] == 0
    page = client.get(rule_page(), {"standing": "accepted"})
    assert "LSP tutup" in page.content.decode()
    assert organizer.name in page.content.decode()


def test_who_may_not_accept_it_is_told_why_and_nothing_is_kept(signed_in, officer, finding):
    page = signed_in(officer).post(accept_page(finding), {"reason": "Benar"})
    assert page.context["form"].non_field_errors()
    finding.refresh_from_db()
    assert finding.accepted_at is None


def test_a_link_is_shown_only_to_whom_it_opens(signed_in, province_officer, seat):
    make_finding(seat, "never_asked", facts={"graduated_on": "2025-01-31"})
    page = signed_in(province_officer).get(rule_page("never_asked"))
    assert (page.context["found"], page.context["may_open"]) == (1, False)
    assert "/placements/alumni/" not in page.content.decode()


def test_the_findings_of_a_rule_are_exported_as_they_are_shown(signed_in, organizer, finding):
    address = reverse("reports:export_findings", args=[RULE])
    answer = signed_in(organizer).get(address)
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    (row,) = [*sheet.iter_rows(min_row=2, values_only=True)]
    assert finding.record_key in row
    assert "62.10" in row
    assert any(str(cell).endswith(finding.page) for cell in row)


def test_no_neighbour_exports_them(signed_in, neighbour, finding):
    address = reverse("reports:export_findings", args=[RULE])
    answer = signed_in(neighbour).get(address, {"format": "csv"})
    assert len(b"".join(answer.streaming_content).splitlines()) == 1


def test_the_ministry_checks_now_and_waits_on_the_page_of_the_work(signed_in, ministry):
    answer = signed_in(ministry).post(CHECK)
    job = Job.objects.get(kind="check_quality")
    assert answer.url == reverse("reports:job", args=[job.pk])
    assert (job.page, job.requested_by) == (LIST, ministry)


def test_nobody_else_checks_now(signed_in, officer, organizer, ministry_reader):
    for user in (officer, organizer, ministry_reader):
        assert signed_in(user).post(CHECK).status_code == 403
    assert not Job.objects.exists()


def test_the_last_runs_are_drawn_and_stand_in_a_table(signed_in, officer):
    for day in (1, 0):
        run = make_run(timezone.localdate() - timezone.timedelta(days=day))
        make_count(run, regency_id="62.10", found=day)
    page = signed_in(officer).get(rule_page()).content.decode()
    assert page.count('class="part"') == 2
    assert "(1" in page


def test_the_api_tells_rules_and_findings_and_takes_an_acceptance(organizer, neighbour, finding):
    door = Door(organizer)
    rules = door.get("quality-rules/").json()
    told = next(rule for rule in rules if rule["name"] == RULE)
    assert (told["open"], told["checks"][-1]["looked"]) == (1, 1)
    (row,) = door.get("quality-findings/", rule=RULE).json()["results"]
    assert (row["record_key"], row["page"]) == (finding.record_key, finding.page)
    assert Door(neighbour).get(f"quality-findings/{finding.pk}/").status_code == 404
    said = door.post(f"quality-findings/{finding.pk}/accept/", reason="LSP tutup").json()
    assert said["accepted_name"] == organizer.name


def test_the_api_starts_a_check_for_the_ministry_alone(ministry, officer):
    assert Door(ministry).post("quality-rules/check/").status_code == 202
    assert Door(officer).post("quality-rules/check/").status_code == 403


def test_findings_of_the_center_are_the_organizers_to_mend(organizer, center, signed_in):
    make_run()
    instructor = make_center_user("budi@bekasi.test", center, "center_instructor")
    owners = {
        user: {line.rule.owner for line in signed_in(user).get(LIST).context["mine"]}
        for user in (organizer, instructor)
    }
    assert owners == {organizer: {"CENTER"}, instructor: set()}
