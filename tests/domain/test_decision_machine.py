"""Whatever people do to proposals, nothing is accepted that should not be and nothing accepted changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from bot.domain.decisions import (
    DURATIONS,
    STANCES,
    Decision,
    DecisionKind,
    DecisionStatus,
    ObjectionStatus,
    Stance,
    Voice,
    close_objection,
    conclude,
    extend,
    reword,
    supersede,
    withdraw,
)
from bot.domain.errors import BadValueError, DomainError, NotAllowed
from bot.domain.partners import Organisation, Sector
from bot.domain.verdicts import close, speak, standing, tally

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECTORS = (Sector.STATE, Sector.STATE, Sector.BUSINESS, Sector.BUSINESS, Sector.CIVIL_SOCIETY)
HOUSES = tuple(Organisation(id=number, name="", sector=sector) for number, sector in enumerate(SECTORS))
OBSERVER = Organisation(id=99, name="", sector=Sector.BUSINESS, observes=True)
KINDS = st.sampled_from([DecisionKind.CONSENT, DecisionKind.VOTE, DecisionKind.SENSE_CHECK])
STATEMENTS = st.tuples(st.sampled_from([*HOUSES, OBSERVER]), st.integers(0, 4), st.integers(0, 3))
"""Who speaks, which of the stances offered they take, and for how many days a reservation holds."""

MOST_OPEN = 2
CLOSINGS = st.sampled_from([ObjectionStatus.SETTLED, ObjectionStatus.INTEGRATED, ObjectionStatus.WITHDRAWN])


@dataclass
class LastStatement:
    """What one organisation said last."""

    stance: Stance
    until: date
    stops: bool


@dataclass
class Remembered:
    """A naive record of one decision: what stands now, and what was true when it closed."""

    version: int = 1
    statements: dict[int, LastStatement] = field(default_factory=dict)
    frozen: Decision | None = None

    def naive_verdict(self, decision: Decision, present: set[int], today: date) -> DecisionStatus:
        """Read the rules off the page, statement by statement."""
        stand = {
            house: one
            for house, one in self.statements.items()
            if one.stance is not Stance.RESERVATION or today <= one.until
        }
        stances = Counter(one.stance for one in stand.values())
        agree = stances[Stance.AGREE] + stances[Stance.CONCERN] + stances[Stance.RESERVATION]
        binding = decision.kind is not DecisionKind.SENSE_CHECK
        silent_sectors = {SECTORS[house] for house in present} - {SECTORS[house] for house in present & set(stand)}
        if any(one.stops for one in stand.values()):
            return DecisionStatus.NOT_ACCEPTED
        if not stand or (binding and decision.sector_quorum and silent_sectors):
            return DecisionStatus.NO_QUORUM
        if decision.kind is DecisionKind.VOTE and 2 * len(present & set(stand)) < len(present):
            return DecisionStatus.NO_QUORUM
        return DecisionStatus.ACCEPTED if agree > stances[Stance.AGAINST] else DecisionStatus.NOT_ACCEPTED


class DecisionMachine(RuleBasedStateMachine):
    """A cooperation's decisions over some weeks, beside a naive record of each."""

    numbers: Bundle[int] = Bundle("numbers")

    def __init__(self) -> None:
        super().__init__()
        self.now = BEGIN
        self.keeps_history = True
        self.present = {house.id for house in HOUSES}
        self.decisions: dict[int, Decision] = {}
        self.voices: list[Voice] = []
        self.remembered: dict[int, Remembered] = {}

    def teardown(self) -> None:
        """Close what is still open, so that each decision meets its naive verdict."""
        for number in self.decisions:
            self.now = max(self.now, self.decisions[number].closes_at)
            self.close(number)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def voting(self) -> list[Organisation]:
        return [house for house in HOUSES if house.id in self.present]

    def takes_voices(self, number: int) -> bool:
        """Whether the decision is open and its deadline still to come."""
        return self.remembered[number].frozen is None and self.now < self.decisions[number].closes_at

    def freeze(self, number: int, closed: Decision) -> None:
        self.decisions[number] = self.remembered[number].frozen = closed

    @initialize(target=numbers, keeps_history=st.booleans(), quorum=st.booleans())
    def begin(self, keeps_history: bool, quorum: bool) -> MultipleResults[int]:
        """Begin with two proposals; the storage either adds each voice or replaces the one before."""
        self.keeps_history = keeps_history
        return multiple(self.propose(DecisionKind.CONSENT, quorum), self.propose(DecisionKind.VOTE, quorum))

    @precondition(lambda self: sum(one.frozen is None for one in self.remembered.values()) < MOST_OPEN)
    @rule(target=numbers, kind=KINDS, quorum=st.booleans())
    def propose_more(self, kind: DecisionKind, quorum: bool) -> int:
        return self.propose(kind, quorum)

    def propose(self, kind: DecisionKind, quorum: bool) -> int:
        number = len(self.decisions) + 1
        self.decisions[number] = Decision(
            id=100 + number,
            number=number,
            kind=kind,
            text=f"Proposal {number}",
            proposer_id=1,
            opened_at=self.now,
            closes_at=self.now + DURATIONS[kind],
            sector_quorum=quorum,
        )
        self.remembered[number] = Remembered()
        return number

    @rule(hours=st.sampled_from([1, 12, 24]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(house=st.sampled_from(HOUSES))
    def come_or_go(self, house: Organisation) -> None:
        """The last partner of an organisation leaves, or its first one joins."""
        self.present ^= {house.id}

    @rule(number=numbers, statements=st.lists(STATEMENTS, min_size=1, max_size=8))
    def several_speak(self, number: int, statements: list[tuple[Organisation, int, int]]) -> None:
        """A busy moment: all at the same time, some of them twice."""
        offered = STANCES[self.decisions[number].kind]
        for house, choice, days in statements:
            self.say(number, house, offered[choice % len(offered)], days)

    @rule(number=numbers)
    def everybody_agrees(self, number: int) -> None:
        for house in self.voting:
            self.say(number, house, Stance.AGREE, 0)

    def say(self, number: int, house: Organisation, stance: Stance, days: int, *, version: int | None = None) -> bool:
        """Say something, which may be refused; tell whether it was taken."""
        decision, remembered = self.decisions[number], self.remembered[number]
        until = self.today + timedelta(days=days)
        taken = house is not OBSERVER and version in {None, decision.version} and self.takes_voices(number)
        say = partial(speak, decision, house, stance, partner_id=1, version=version, reason="so", until=until)
        try:
            voice = say(at=self.now, today=self.today)
        except NotAllowed:
            assert not taken
            return False
        assert taken
        remembered.statements[house.id] = LastStatement(stance, until, stops=stance is Stance.OBJECTION)
        self.store(voice)
        return True

    def store(self, voice: Voice) -> None:
        key = (voice.decision_id, voice.version, voice.organisation_id)
        if not self.keeps_history:
            self.voices = [one for one in self.voices if (one.decision_id, one.version, one.organisation_id) != key]
        newest = max((one.id for one in self.voices), default=0)
        self.voices.insert(0, replace(voice, id=newest + 1))

    @precondition(lambda self: any(voice.objection for voice in self.voices))
    @rule(closing=CLOSINGS, data=st.data())
    def close_an_objection(self, closing: ObjectionStatus, data: st.DataObject) -> None:
        """Try to close any objection ever raised; only those to a present wording give way."""
        index = data.draw(st.sampled_from([index for index, voice in enumerate(self.voices) if voice.objection]))
        number = self.voices[index].decision_id - 100
        decision, remembered = self.decisions[number], self.remembered[number]
        voice = self.voices[index]
        try:
            closed = close_objection(decision, voice, closing, by=7)
        except NotAllowed:
            if remembered.frozen is None and voice.version == decision.version:
                assert voice.objection is not ObjectionStatus.OPEN
            return
        assert remembered.frozen is None
        assert (closed.stance, closed.objection, closed.objection_closed_by) == (Stance.OBJECTION, closing, 7)
        if standing(decision, self.voices, self.today).get(voice.organisation_id) is voice:
            remembered.statements[voice.organisation_id].stops = False
        self.voices[index] = closed

    @rule(number=numbers, words=st.sampled_from(["We meet", "We do not meet"]))
    def edit(self, number: int, words: str) -> None:
        decision, remembered = self.decisions[number], self.remembered[number]
        try:
            edited = reword(decision, words, self.voices, at=self.now)
        except BadValueError:
            assert decision.text == words
            return
        except NotAllowed:
            assert not self.takes_voices(number)
            return
        assert self.takes_voices(number)
        if remembered.statements:
            remembered.version += 1
            remembered.statements = {}
        self.decisions[number] = edited
        for house in self.voting:
            assert not self.say(number, house, Stance.AGREE, 0, version=edited.version - 1)

    @rule(number=numbers, days=st.integers(-1, 5))
    def give_more_time(self, number: int, days: int) -> None:
        decision = self.decisions[number]
        try:
            self.decisions[number] = extend(decision, self.now + timedelta(days=days), at=self.now)
        except DomainError:
            return
        assert self.remembered[number].frozen is None
        assert self.decisions[number].closes_at > max(self.now, decision.closes_at)

    @rule(number=numbers)
    def take_back(self, number: int) -> None:
        """Withdraw what has been talked about but not agreed to by all."""
        if not 0 < len(self.remembered[number].statements) < len(self.present):
            return
        try:
            withdrawn = withdraw(self.decisions[number], at=self.now)
        except NotAllowed:
            assert self.remembered[number].frozen is not None
            return
        assert self.remembered[number].frozen is None
        self.freeze(number, withdrawn)

    @rule(number=numbers)
    def close(self, number: int) -> None:
        """Close what has been talked about or is overdue, and compare with the naive verdict."""
        decision, remembered = self.decisions[number], self.remembered[number]
        if self.takes_voices(number) and not remembered.statements:
            return
        try:
            closed = close(decision, self.voices, self.voting, at=self.now, today=self.today)
        except NotAllowed:
            assert remembered.frozen is not None
            return
        assert remembered.frozen is None
        assert closed.status is remembered.naive_verdict(decision, self.present, self.today)
        sums = tally(decision, self.voices, self.voting, today=self.today)
        if closed.status is DecisionStatus.ACCEPTED and closed.kind is not DecisionKind.SENSE_CHECK:
            assert not sums.objection_open
            assert not (closed.sector_quorum and sums.missing_sectors)
        self.freeze(number, closed)

    @rule(number=numbers, outcome=st.sampled_from(["We begin.", "We wait."]))
    def say_what_came_of_it(self, number: int, outcome: str) -> None:
        try:
            self.decisions[number] = conclude(self.decisions[number], outcome)
        except NotAllowed:
            assert self.remembered[number].frozen is None

    @rule(one=numbers, data=st.data())
    def replace_one_by_another(self, one: int, data: st.DataObject) -> None:
        """Try to replace any decision by any other, preferably by an accepted one."""
        accepted = [number for number in self.decisions if self.decisions[number].status is DecisionStatus.ACCEPTED]
        old, new = data.draw(st.permutations([one, data.draw(st.sampled_from(accepted or [one]))]))
        before = (self.decisions[old].status, self.decisions[new].status)
        try:
            after = supersede(self.decisions[old], self.decisions[new])
        except NotAllowed:
            return
        assert before == (DecisionStatus.ACCEPTED, DecisionStatus.ACCEPTED)
        self.decisions[old], self.decisions[new] = after

    @invariant()
    def numbers_versions_and_closed_texts_stay(self) -> None:
        """After closing only the outcome and the links to other decisions may change."""
        for number, decision in self.decisions.items():
            remembered = self.remembered[number]
            assert (decision.number, decision.id) == (number, 100 + number)
            assert decision.version == remembered.version
            if remembered.frozen is None:
                assert decision.status is DecisionStatus.OPEN
                continue
            status = remembered.frozen.status if decision.superseded_by is None else DecisionStatus.SUPERSEDED
            assert decision == replace(
                remembered.frozen,
                status=status,
                outcome=decision.outcome,
                supersedes=decision.supersedes,
                superseded_by=decision.superseded_by,
            )

    @invariant()
    def replacing_shows_on_both_sides(self) -> None:
        """Each link has its counterpart, and only what was accepted is linked."""
        old_to_new = {(one.number, one.superseded_by) for one in self.decisions.values() if one.superseded_by}
        new_to_old = {(one.supersedes, one.number) for one in self.decisions.values() if one.supersedes}
        assert old_to_new == new_to_old
        for old, new in new_to_old:
            for number in (old, new):
                frozen = self.remembered[number or 0].frozen
                assert frozen is not None
                assert frozen.status is DecisionStatus.ACCEPTED

    @invariant()
    def each_organisation_has_at_most_one_voice(self) -> None:
        """The voices that stand are the last statement of each, for the wording as it is now."""
        for number, decision in self.decisions.items():
            sums = tally(decision, self.voices, self.voting, today=self.today)
            stand = standing(decision, self.voices, self.today)
            statements = self.remembered[number].statements
            assert {house: voice.stance for house, voice in stand.items()} == {
                house: one.stance
                for house, one in statements.items()
                if one.stance is not Stance.RESERVATION or self.today <= one.until
            }
            assert sums.objection_open == sum(one.stops for one in statements.values())
            assert sums.spoken == len(stand)
            assert set(sums.silent) == self.present - set(stand)


TestDecisionMachine = DecisionMachine.TestCase
TestDecisionMachine.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
