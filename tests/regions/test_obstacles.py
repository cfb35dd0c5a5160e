"""Obstacles: raised in two fields, owned, due in working days, climbing when late, answered."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from blkportal.core.subjects import find_subject
from blkportal.core.workdays import holiday_on, is_workday, workday_after
from regions import services
from regions.models import Lesson, Obstacle, Regency
from regions.models.obstacle import Category
from regions.services.climbing import climb
from regions.services.lesson import find_lessons
from regions.services.obstacle import DAYS, due_after
from regions.tasks import climb_obstacles_job
from tests.assessing import make_graduate
from tests.chain import make_batch, make_participant, make_quota
from tests.door import Door
from tests.obstacles import make_lesson, make_obstacle
from tests.pages import Page, told

LIST = "/regions/obstacles/"
NEW = "/regions/obstacles/new/"
TODAY = timezone.localdate()
A_DAY = timedelta(days=1)


def page_of(obstacle):
    return f"{LIST}{obstacle.pk}/"


def raised(by, text="Bus rombongan dibatalkan", category="TRANSPORT", **more):
    with acting_as(by):
        regency = more.pop("regency", None) or Regency.objects.get(pk="62.10")
        return services.raise_obstacle(text, category, regency=regency, by=by, **more)


def late_one(level="REGENCY", **more):
    return make_obstacle(due_on=TODAY - A_DAY, level=level, **more)


def test_weekends_holidays_and_joint_leave_are_no_working_days():
    assert not is_workday(date(2026, 11, 28))  # a Saturday
    assert holiday_on(date(2026, 8, 17)).startswith("Hari Kemerdekaan")
    assert not is_workday(date(2026, 12, 24))  # joint leave before Christmas
    assert workday_after(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert workday_after(date(2026, 11, 27), 3) == date(2026, 12, 2)


def test_each_kind_has_its_days_and_what_is_urgent_has_one():
    friday = date(2026, 11, 27)
    assert set(DAYS) == set(Category)
    assert due_after(friday, "TRANSPORT", False) == date(2026, 12, 1)
    assert due_after(friday, "PLACEMENT", True) == date(2026, 11, 30)


def test_two_fields_are_enough_and_the_first_line_becomes_the_title(officer, signed_in):
    text = "Bus rombongan dibatalkan.\nDua belas orang menunggu di terminal."
    answer = signed_in(officer).post(NEW, {"text": text, "category": "TRANSPORT"})
    obstacle = Obstacle.objects.get()
    assert answer.url == page_of(obstacle)
    assert obstacle.title == "Bus rombongan dibatalkan."
    assert (obstacle.regency_id, obstacle.level, obstacle.status) == ("62.10", "REGENCY", "OPEN")
    assert obstacle.due_on == due_after(TODAY, "TRANSPORT", False)


def test_a_long_first_line_is_cut_at_a_word(officer):
    obstacle = raised(officer, "Kendaraan " * 30)
    assert len(obstacle.title) <= 100
    assert obstacle.title.endswith("Kendaraan …")


def test_an_empty_sentence_is_no_obstacle(officer, signed_in):
    with pytest.raises(Refusal) as error:
        raised(officer, "  \n ")
    assert error.value.code == "nothing_said"
    page = Page(signed_in(officer).post(NEW, {"text": "", "category": ""}))
    assert page.errors.keys() == {"text", "category"}


def test_it_is_tied_to_what_it_blocks_from_any_page(officer, organizer, center, signed_in):
    batch = make_batch(center, title="Las 1")
    make_quota(batch)
    browser = signed_in(officer)
    batch_page = browser.get(reverse("programs:show_batch", args=[batch.pk]))
    assert f"{NEW}?about=batch:{batch.pk}" in batch_page.content.decode()
    browser.post(f"{NEW}?about=batch:{batch.pk}", {"text": "Alat kurang", "category": "TRAINING"})
    obstacle = Obstacle.objects.get()
    assert (obstacle.subject, obstacle.subject_label) == (f"batch:{batch.pk}", "Las 1")
    with acting_as(organizer):  # the center of the class has a part in it
        assert Obstacle.objects.visible_to(organizer).get() == obstacle


def test_what_somebody_may_not_see_cannot_be_named(officer, neighbour):
    person = make_participant(name="Siti Rahma")
    with acting_as(neighbour):
        assert find_subject(f"participant:{person.pk}", neighbour) is None
    with acting_as(officer):
        subject = find_subject(f"participant:{person.pk}", officer)
        assert subject.label == "S.R."
        for odd in ("", "batch", "batch:", "batch:x", "user:1", "batch:99999999999999999999"):
            assert find_subject(odd, officer) is None


def test_every_kind_of_record_can_be_named(officer, center):
    certificate = make_graduate(batch=make_batch(center, status="CLOSED"))
    agreement = make_quota(make_batch(center)).agreement
    with acting_as(officer):
        assert find_subject(f"agreement:{agreement.pk}", officer).regions == ["62.10"]
        of_class = find_subject(f"batch:{certificate.enrollment.batch_id}", officer)
        assert of_class.center == center.pk
        assert find_subject("placement:1", officer) is None


def test_a_center_names_the_region_and_a_province_starts_at_its_own_level(
    organizer, province_officer, center, signed_in
):
    batch = make_batch(center)
    make_quota(batch)
    signed_in(organizer).post(
        f"{NEW}?about=batch:{batch.pk}",
        {"text": "Dua kamar bocor", "category": "DORMITORY", "regency": "62.10"},
    )
    ours = Obstacle.objects.get()
    assert (ours.center_id, ours.level) == (center.pk, "REGENCY")
    signed_in(province_officer).post(
        NEW, {"text": "Anggaran bus", "category": "TRANSPORT", "regency": "62.10"}
    )
    assert Obstacle.objects.latest("pk").level == "PROVINCE"
    page = Page(
        signed_in(province_officer).post(
            NEW, {"text": "Anggaran bus", "category": "TRANSPORT", "regency": "32.16"}
        )
    )
    assert "regency" in page.errors


def test_a_neighbour_and_another_center_find_nothing(
    officer, neighbour, organizer, province_officer, ministry
):
    obstacle = raised(officer)
    for somebody, sees in (
        (officer, True), (province_officer, True), (ministry, True),
        (neighbour, False), (organizer, False),
    ):  # fmt: skip
        with acting_as(somebody):
            assert Obstacle.objects.filter(pk=obstacle.pk).exists() is sees


def test_what_is_late_climbs_with_a_new_day_and_stays_late_at_the_ministry(officer):
    regency, province, ministry = late_one(), late_one("PROVINCE"), late_one("MINISTRY")
    in_time = make_obstacle(due_on=TODAY)
    done = make_obstacle(due_on=TODAY - A_DAY, status="SOLVED", answer="Selesai", closed_on=TODAY)
    assert climb() == 2
    for obstacle in (regency, province, ministry, in_time, done):
        obstacle.refresh_from_db()
    assert (regency.level, province.level, ministry.level) == ("PROVINCE", "MINISTRY", "MINISTRY")
    assert regency.due_on == due_after(TODAY, "TRANSPORT", False)
    assert ministry.is_late
    assert (in_time.level, done.level) == ("REGENCY", "REGENCY")


def test_climbing_twice_climbs_once_and_the_history_tells_it(officer, signed_in):
    obstacle = late_one(is_urgent=True)
    with acting_in(SYSTEM):
        assert climb_obstacles_job(None) == {"climbed": 1}
        assert climb_obstacles_job(None) == {"climbed": 0}
    step = StatusChange.about(obstacle).get()
    assert (step.verb, step.before, step.after, step.by) == ("climb", "REGENCY", "PROVINCE", None)
    page = Page(signed_in(officer).get(page_of(obstacle)))
    assert "→ Provinsi" in page.text


def test_somebody_takes_it_up_and_solves_it_for_people(officer, ministry, signed_in):
    obstacle = raised(officer)
    browser = signed_in(officer)
    browser.post(f"{page_of(obstacle)}take-up/")
    words = {"answer": "Disewa bus lain", "helped": "12", "lesson": "Bus rombongan batal"}
    page = Page(browser.post(f"{page_of(obstacle)}solve/", words, follow=True))
    assert "Selesai untuk 12 orang" in page.text
    lesson = Lesson.objects.get()
    assert (lesson.problem, lesson.solution, lesson.helped) == (
        "Bus rombongan batal", "Disewa bus lain", 12,
    )  # fmt: skip


def test_an_answer_is_asked_for_on_the_page_itself(officer, signed_in):
    obstacle = raised(officer)
    browser = signed_in(officer)
    for verb, name in (("solve", "answer"), ("give-up", "no-answer"), ("comment", "text")):
        page = Page(browser.post(f"{page_of(obstacle)}{verb}/", {}))
        assert name in page.errors
    obstacle.refresh_from_db()
    assert obstacle.status == "OPEN"


def test_who_comes_second_is_told_so(officer):
    obstacle = raised(officer)
    with acting_as(officer):
        services.solve(obstacle, answer="Beres", by=officer)
        with pytest.raises(Refusal) as error:
            services.give_up(obstacle, answer="Tidak bisa", by=officer)
    assert error.value.code == "illegal_move"


def test_it_may_stand_in_the_way_again(officer):
    obstacle = raised(officer)
    with acting_as(officer):
        services.give_up(obstacle, answer="Tidak ada bus", by=officer)
        services.reopen(obstacle, reason="Ada anggaran baru", by=officer)
    assert (obstacle.status, obstacle.closed_on) == ("OPEN", None)
    assert obstacle.due_on == due_after(TODAY, "TRANSPORT", False)


def test_the_same_thing_raised_twice_goes_on_as_one(officer, signed_in):
    one, two = raised(officer), raised(officer, "Bus batal")
    other = raised(officer, "Sertifikat terlambat", "CERTIFICATE")
    browser = signed_in(officer)
    page = Page(browser.post(f"{page_of(two)}merge/", {"into": other.pk}))
    assert "into" in page.errors  # of another kind
    answer = browser.post(f"{page_of(two)}merge/", {"into": one.pk})
    assert answer.url == page_of(one)
    two.refresh_from_db()
    assert (two.status, two.merged_into) == ("MERGED", one)
    with acting_as(officer), pytest.raises(Refusal) as error:
        services.merge_obstacle(one, two, by=officer)
    assert error.value.code == "no_obstacle_to_join"


def test_everybody_who_sees_it_talks_about_it(officer, province_officer, signed_in):
    obstacle = raised(officer)
    signed_in(province_officer).post(f"{page_of(obstacle)}comment/", {"text": "Kami carikan bus"})
    page = Page(signed_in(officer).get(page_of(obstacle)))
    assert "Kami carikan bus" in page.text
    assert province_officer.name in page.text


def test_what_helped_elsewhere_is_found_by_its_words_without_the_region(neighbour, officer):
    make_lesson(problem="Bus rombongan peserta dibatalkan mendadak")
    make_lesson(problem="Pendingin ruangan asrama rusak")
    with acting_as(neighbour):
        found = find_lessons("rombongan bus dibatalkan", "TRANSPORT", neighbour)
        assert [lesson.problem for lesson in found] == [
            "Bus rombongan peserta dibatalkan mendadak"
        ]
        assert find_lessons("Sertifikat terlambat terbit", "CERTIFICATE", neighbour) == []
        assert not Obstacle.objects.exists()


def test_the_list_puts_what_is_under_way_first_and_finds_what_is_late(officer, signed_in):
    closed = raised(officer, "Lama")
    with acting_as(officer):
        services.solve(closed, answer="Beres", by=officer)
    late_one(text="Terlambat", title="Terlambat")
    raised(officer, "Baru")
    browser = signed_in(officer)
    assert [row[0] for row in Page(browser.get(LIST)).rows] == ["Terlambat", "Baru", "Lama"]
    assert [row[0] for row in Page(browser.get(LIST, {"state": "LATE"})).rows] == ["Terlambat"]
    assert "Tidak ada" in Page(browser.get(LIST, {"q": "sapi"})).empty


def test_an_empty_list_says_what_obstacles_are_for(officer, signed_in):
    assert "dua isian" in Page(signed_in(officer).get(LIST)).empty


def test_the_home_page_names_what_is_yours_at_your_level(officer, province_officer, signed_in):
    late_one()
    assert "1 hambatan menunggu Anda" in Page(signed_in(officer).get("/")).text
    assert "hambatan menunggu" not in Page(signed_in(province_officer).get("/")).text
    climb()
    assert "1 hambatan menunggu Anda" in Page(signed_in(province_officer).get("/")).text


def test_the_api_raises_talks_and_closes(officer, province_officer, ministry):
    door = Door(officer)
    made = door.post("obstacles/", text="Bus batal", category="TRANSPORT")
    assert made.status_code == 201
    key = made.json()["id"]
    assert door.post(f"obstacles/{key}/take-up/").json()["status"] == "TAKEN_UP"
    assert door.post(f"obstacles/{key}/comment/", text="Sedang dicari").status_code == 201
    assert [c["text"] for c in door.get(f"obstacles/{key}/comments/").json()] == ["Sedang dicari"]
    solved = door.post(f"obstacles/{key}/solve/", answer="Bus lain", helped=3, lesson="Bus batal")
    assert (solved.json()["status"], solved.json()["helped"]) == ("SOLVED", 3)
    assert len(Door(ministry).ids("lessons/")) == 1
    assert door.post(f"obstacles/{key}/reopen/", reason="Lagi").json()["status"] == "OPEN"
    second = door.post("obstacles/", text="Bus batal lagi", category="TRANSPORT").json()["id"]
    assert door.post(f"obstacles/{second}/merge/", into=key).json()["merged_into"] == key
    given_up = door.post(f"obstacles/{key}/give-up/", answer="Tidak")
    assert given_up.json()["status"] == "NOT_SOLVABLE"
    province = Door(province_officer)
    asked = {"text": "Anggaran", "category": "QUOTA"}
    assert province.post("obstacles/", **asked).status_code == 400
    assert province.post("obstacles/", regency="32.16", **asked).status_code == 400
    assert province.post("obstacles/", regency="62.10", **asked).status_code == 201


def test_a_closed_page_tells_what_happened(officer, signed_in):
    obstacle = raised(officer)
    browser = signed_in(officer)
    answer = browser.post(
        f"{page_of(obstacle)}give-up/", {"no-answer": "Tidak ada bus"}, follow=True
    )
    assert "Ditutup" in " ".join(told(answer))
    assert "Tidak ada bus" in Page(answer).text
