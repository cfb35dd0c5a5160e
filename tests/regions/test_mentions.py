"""A comment on an obstacle calls offices and people who see it; they are told, others are not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from regions import services
from regions.models import Mention, ObstacleComment
from regions.services.mention import candidates_for
from reports.services.news import count_unread, news_of
from tests.door import Door
from tests.obstacles import make_comment, make_obstacle
from tests.pages import Page
from tests.people import make_officer


@pytest.fixture
def obstacle(center):
    return make_obstacle(center_id=center.pk)


def say(obstacle, by, *keys):
    with acting_as(by):
        return services.comment(obstacle, text="Tolong dibantu", by=by, mentions=map(str, keys))


def told(user):
    with acting_as(user):
        news = news_of(user, timezone.now() - timedelta(days=1), [])
        assert count_unread(user) == sum(one.number for one in news)
    return [(one.event.after, one.number) for one in news if one.event.verb == "mention"]


def code_of(act, *args):
    with pytest.raises(Refusal) as error:
        act(*args)
    return error.value.code, str(error.value.text)


def test_offices_and_people_who_see_the_obstacle_can_be_mentioned(
    obstacle, officer, province_officer, organizer, neighbour, other_organizer, ministry
):
    with acting_as(officer):
        found = candidates_for(obstacle, by=officer)
    keys = {each.key for each in found}
    assert {"REGENCY", "PROVINCE", "CENTER", "MINISTRY"} <= keys
    assert {str(province_officer.pk), str(organizer.pk)} <= keys
    hidden = {officer.pk, neighbour.pk, other_organizer.pk, ministry.pk}
    assert not keys & {str(pk) for pk in hidden}


def test_of_the_ministry_who_has_spoken_can_be_mentioned(obstacle, officer, ministry):
    make_comment(obstacle)
    ObstacleComment.objects.update(by=ministry)
    with acting_as(officer):
        assert str(ministry.pk) in {each.key for each in candidates_for(obstacle, by=officer)}


def test_who_is_mentioned_is_told_and_the_colleague_is_not(obstacle, officer, organizer):
    colleague = make_officer("rekan@gunungmas.test", "62.10")
    say(obstacle, organizer, officer.pk)
    assert (told(officer), told(colleague)) == ([("PERSON", 1)], [])


def test_a_mentioned_office_is_told_as_a_whole(obstacle, officer, province_officer, organizer):
    colleague = make_officer("rekan@gunungmas.test", "62.10")
    say(obstacle, organizer, "REGENCY")
    assert told(officer) == told(colleague) == [("REGENCY", 1)]
    assert told(province_officer) == []


def test_an_employer_reads_news_as_before(obstacle, organizer, recruiter):
    say(obstacle, organizer, "REGENCY")
    assert told(recruiter) == []


def test_a_neighbour_cannot_be_mentioned(obstacle, organizer, neighbour):
    assert code_of(say, obstacle, organizer, neighbour.pk)[0] == "not_to_mention"
    assert not ObstacleComment.objects.exists()


def test_who_may_not_see_and_who_is_not_there_are_refused_alike(obstacle, organizer, neighbour):
    assert code_of(say, obstacle, organizer, neighbour.pk) == code_of(
        say, obstacle, organizer, 987654
    )


def test_the_page_offers_them_and_shows_names(obstacle, officer, organizer, neighbour, signed_in):
    browser = signed_in(officer)
    page, url = (
        reverse(f"regions:{name}", args=[obstacle.pk])
        for name in ("show_obstacle", "comment_obstacle")
    )
    text = browser.get(page).content.decode()
    assert f'<option value="{organizer.pk}">' in text
    assert neighbour.name not in text
    odd = browser.post(url, {"text": "Halo", "mentions": [neighbour.pk]})
    assert "mentions" in odd.context["comment_form"].errors
    browser.post(url, {"text": "Halo", "mentions": [organizer.pk, "PROVINCE"]})
    assert Mention.objects.count() == 2
    assert organizer.name in Page(browser.get(page)).text


def test_the_same_one_is_mentioned_once(obstacle, officer, organizer):
    say(obstacle, officer, organizer.pk, organizer.pk)
    assert Mention.objects.count() == 1


def test_a_neighbour_reads_no_mention(obstacle, officer, neighbour):
    say(obstacle, officer, "PROVINCE")
    with acting_as(neighbour):
        assert not Mention.objects.exists()


def test_the_api_offers_takes_and_tells(obstacle, officer, organizer, neighbour):
    door, root = Door(officer), f"obstacles/{obstacle.pk}"
    keys = [each["key"] for each in door.get(f"{root}/mentionable/").json()]
    assert str(organizer.pk) in keys
    said = door.post(f"{root}/comment/", text="Halo", mentions=[str(organizer.pk)])
    assert said.json()["mentions"] == [organizer.name]
    odd = door.post(f"{root}/comment/", text="Halo", mentions=[str(neighbour.pk)])
    assert odd.status_code == 409
