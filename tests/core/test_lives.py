"""Every declared life, walked: what a table allows works once, and nothing else ever does."""

import pytest

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove
from tests.core.lives import LIVES, MOVES, verbs


class Walk:
    """One record that is put into any state and moved on from there."""

    def __init__(self, name, by):
        self.life, self.moves, self.by = LIVES[name], MOVES[name], by
        self.record = self.life.make()
        self.state_field = self.record._meta.get_field(self.moves.field)
        self.labels = {state: str(label) for state, label in self.state_field.choices}

    def put(self, state):
        """The record as it would be in ``state``, whatever led there."""
        columns = {self.moves.field: state, **self.life.beside(state)}
        self.life.model._default_manager.filter(pk=self.record.pk).update(**columns)
        self.record.refresh_from_db()

    def make(self, verb, record=None):
        """The move, with the dates that its state asks for, as the service would give them."""
        dates = self.life.beside(self.moves[verb][1])
        self.moves.make(verb, record or self.record, by=self.by, **dates)

    @property
    def state(self):
        self.record.refresh_from_db()
        return getattr(self.record, self.moves.field)

    @property
    def steps(self):
        return StatusChange.about(self.record).values_list("verb", "before", "after")

    def another_copy(self):
        return self.life.model._default_manager.get(pk=self.record.pk)


@pytest.fixture
def walk(name, ministry):
    return Walk(name, ministry)


def test_no_life_is_left_out_of_this_walk():
    assert MOVES.keys() == LIVES.keys()


@pytest.mark.parametrize(("name", "verb"), verbs())
def test_a_move_leads_from_each_of_its_states_to_its_end_and_is_noted(walk, verb):
    sources, target = walk.moves[verb]
    for count, source in enumerate(sources, start=1):
        walk.put(source)
        walk.make(verb)
        assert walk.state == target
        assert walk.steps.count() == count
        assert walk.steps[0] == (verb, source, target)


@pytest.mark.parametrize(("name", "verb"), verbs())
def test_from_every_other_state_a_move_is_refused_naming_both(walk, verb):
    sources, target = walk.moves[verb]
    for state in walk.labels.keys() - set(sources):
        walk.put(state)
        with pytest.raises(IllegalMove) as refused:
            walk.make(verb)
        assert refused.value.status == 409
        for named in (state, target, *sources):
            assert walk.labels[named] in str(refused.value.text)
        assert walk.state == state
    assert not walk.steps.exists()


@pytest.mark.parametrize(("name", "verb"), verbs())
def test_of_two_who_hold_the_same_copy_one_moves_it(walk, verb):
    for count, source in enumerate(walk.moves[verb][0], start=1):
        walk.put(source)
        copy = walk.another_copy()
        walk.make(verb)
        with pytest.raises(IllegalMove):
            walk.make(verb, copy)
        assert walk.steps.count() == count


@pytest.mark.parametrize(("name", "verb"), verbs(sources=2))
def test_a_copy_that_has_aged_moves_nothing_even_where_the_move_would_be_allowed(walk, verb):
    """Its history would begin with a state in which the record no longer was."""
    seen, meanwhile = walk.moves[verb][0][:2]
    walk.put(seen)
    copy = walk.another_copy()
    walk.put(meanwhile)
    with pytest.raises(IllegalMove):
        walk.make(verb, copy)
    assert walk.state == meanwhile


@pytest.mark.parametrize(("name", "verb"), verbs(versioned=True))
def test_a_move_is_noticed_by_whoever_has_the_record_open_in_a_form(walk, verb):
    walk.put(walk.moves[verb][0][0])
    before = walk.record.version
    walk.make(verb)
    assert walk.another_copy().version == before + 1


@pytest.mark.parametrize("name", LIVES)
def test_what_a_page_offers_is_what_can_be_done(walk, name):
    for state in walk.labels:
        walk.put(state)
        offered = walk.moves.verbs_from(state)
        assert offered == [verb for verb in MOVES[name].moves if walk.moves.can(verb, walk.record)]
        assert set(offered) == {verb for verb in offered if state in walk.moves[verb][0]}


@pytest.mark.parametrize("name", LIVES)
def test_every_state_but_the_first_is_the_end_of_some_move(walk):
    """A state that no move leads to is a leftover, or is set behind the table's back."""
    ends = {target for _sources, target in walk.moves.moves.values()}
    assert walk.labels.keys() - ends - {walk.state_field.default} == set()


@pytest.mark.parametrize("name", MOVES)
def test_a_table_speaks_of_the_states_of_its_own_model_only(walk):
    for sources, target in walk.moves.moves.values():
        assert {*sources, target} <= walk.labels.keys()
        assert len(set(sources)) == len(sources)
        assert target not in sources
