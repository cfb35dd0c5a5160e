"""Who pays what for the people of an agreement: set as a whole, read by both sides."""

import pytest
from django.urls import reverse

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from programs import services
from programs.models import AgreementCost
from programs.services.agreement_cost import Share, costs_of
from tests.chain import make_batch, make_cost, make_quota
from tests.door import Door
from tests.pages import Page


@pytest.fixture
def agreement(center):
    return make_quota(make_batch(center)).agreement


def at(name, agreement):
    return reverse(f"programs:{name}", args=[agreement.pk])


def set_as(by, agreement, **shares):
    with acting_as(by):
        return services.set_costs(agreement, shares, by=by)


def told(agreement):
    return [(cost.item, cost.payer, cost.amount) for cost in costs_of(agreement)]


def test_what_is_set_replaces_what_was_agreed_before(agreement, ministry):
    set_as(ministry, agreement, MEALS=Share("MINISTRY"), TRAVEL_TO=Share("REGION", 1_500_000))
    assert told(agreement) == [("TRAVEL_TO", "REGION", 1_500_000), ("MEALS", "MINISTRY", None)]
    set_as(ministry, agreement, TRAVEL_TO=Share("PARTICIPANT", 0))
    assert told(agreement) == [("TRAVEL_TO", "PARTICIPANT", 0)]


def test_the_history_tells_what_changed_and_nothing_when_nothing_did(agreement, ministry):
    set_as(ministry, agreement, MEALS=Share("MINISTRY"))
    set_as(ministry, agreement, MEALS=Share("MINISTRY"))
    (step,) = StatusChange.about(agreement).filter(verb="set_costs")
    assert step.reason.startswith("– → ")


def test_the_history_has_words_for_every_step(agreement, ministry, signed_in):
    set_as(ministry, agreement, MEALS=Share("MINISTRY"))
    history = signed_in(ministry).get(at("show_agreement", agreement)).context["history"]
    labels = [str(entry["label"]) for entry in history]
    assert labels
    assert not [label for label in labels if "_" in label]


@pytest.mark.parametrize("status", ["EXPIRED", "ENDED"])
def test_who_paid_what_stays_once_the_agreement_is_over(agreement, ministry, status):
    make_cost(agreement)
    type(agreement).objects.filter(pk=agreement.pk).update(status=status)
    with pytest.raises(Refusal) as error:
        set_as(ministry, agreement)
    assert error.value.code == "costs_closed"
    assert AgreementCost.objects.count() == 1


def test_the_page_sets_and_both_sides_read(agreement, ministry, officer, organizer, signed_in):
    browser = signed_in(ministry)
    words = {"payer_TRAVEL_TO": "REGION", "amount_TRAVEL_TO": "1500000", "payer_MEALS": "CENTER"}
    answer = browser.post(at("set_costs", agreement), words)
    assert answer.url == at("show_agreement", agreement)
    for reader in (officer, organizer):
        page = Page(signed_in(reader).get(at("show_agreement", agreement)))
        assert page.row("Perjalanan ke balai")[1:] == ["Daerah (APBD)", "1.500.000"]
        assert page.row("Makan")[2] == "belum ditetapkan"


def test_an_amount_without_a_payer_is_asked_about_and_nothing_is_lost(
    agreement, ministry, signed_in
):
    page = Page(
        signed_in(ministry).post(
            at("set_costs", agreement), {"amount_MEALS": "50000", "payer_LODGING": "CENTER"}
        )
    )
    assert "Sebutkan siapa yang membayar" in page.text
    assert page.values["amount_MEALS"] == "50000"
    assert page.values["payer_LODGING"] == "CENTER"
    assert not AgreementCost.objects.exists()


def test_an_agreement_without_costs_says_so(agreement, officer, signed_in):
    page = Page(signed_in(officer).get(at("show_agreement", agreement)))
    assert "Belum ada kesepakatan biaya" in page.text


def test_a_neighbour_reads_nothing_and_a_region_writes_nothing(
    agreement, officer, neighbour, signed_in
):
    make_cost(agreement)
    with acting_as(neighbour):
        assert not AgreementCost.objects.exists()
    assert signed_in(officer).post(at("set_costs", agreement), {}).status_code == 403
    with acting_as(officer), pytest.raises(Exception, match="permission denied"):
        AgreementCost.objects.update(payer="MINISTRY")


def test_the_api_sets_and_tells(agreement, ministry, officer):
    meals = {"item": "MEALS", "payer": "SPONSOR", "amount": 25_000}
    costs = [{"item": "LODGING", "payer": "CENTER"}, meals]
    door = Door(ministry)
    assert door.post(f"agreements/{agreement.pk}/set-costs/", costs=costs).status_code == 200
    told = Door(officer).get(f"agreements/{agreement.pk}/costs/").json()
    assert [(c["item"], c["amount"]) for c in told] == [("LODGING", None), ("MEALS", 25_000)]
    odd = [{"item": "GAJI", "payer": "CENTER"}]
    assert door.post(f"agreements/{agreement.pk}/set-costs/", costs=odd).status_code == 400
