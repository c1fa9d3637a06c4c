"""Joining and leaving: who takes part, for which organisation, of which sector."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.organisations import MOST_ORGANISATIONS
from bot.domain.partners import Engagement, Organisation, OrganisationKind, Partner, Sector
from bot.engine.dialogues.alone import begin_alone
from bot.engine.stored.homes import groups_of
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow, always
from bot.engine.vocabulary.folding import fold, parts_of
from bot.engine.vocabulary.questions import Pick, match
from bot.engine.vocabulary.steps import MisfitError, done
from bot.engine.wording import paragraphs
from flows.choosing import Either, is_known, known_organisations
from flows.decision.moving_house import take_back
from flows.meeting.moderating import order_changed
from flows.partners import newcomers
from flows.partners.accounts import noted, share
from flows.partners.coordination import coordinators
from flows.partners.corrections import named_kind, named_sector
from flows.partners.departing import end_mandates, end_roles
from flows.partners.listing import sector_name
from flows.partners.shadows import come_back

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Channel
    from bot.domain.partners import Identity
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import View


INVITATION_CARD: Final = "arrival"
"""Kind of the card that invites to join and shows who is in."""
_KIND: Final = 2
"""Place of the kind among what can be typed behind the command for a new organisation: name, sector, kind."""
SECTORS: Mapping[Sector, tuple[str, ...]] = {
    Sector.STATE: ("staat", "staat und verwaltung", "verwaltung", "administration", "kommune", "behörde"),
    Sector.BUSINESS: ("wirtschaft", "unternehmen", "firma", "company"),
    Sector.CIVIL_SOCIETY: ("zivilgesellschaft", "civil society", "verein", "association"),
}
"""What can be typed for each sector, whatever language the channel speaks."""
KINDS: Mapping[OrganisationKind, tuple[str, ...]] = {
    OrganisationKind.MUNICIPALITY: ("kommune", "stadt", "gemeinde", "kreis", "city", "town"),
    OrganisationKind.COMPANY: ("unternehmen", "firma", "betrieb"),
    OrganisationKind.CHAMBER: ("kammer", "netzwerk", "verband", "network"),
    OrganisationKind.ASSOCIATION: ("verein", "initiative"),
    OrganisationKind.OTHER: ("sonstige", "sonstiges", "andere"),
}
"""What can be typed for each kind of organisation, whatever language the channel speaks."""


@dataclass(frozen=True, eq=False, kw_only=True)
class NamedHouse(Pick):
    """An organisation that takes part already, or the name of a new one."""

    def read(self, typed: str, view: View) -> str:
        """Return the key of the one meant, or the name. Raises MisfitError for the key of one that is not there."""
        found = Pick.read(self, typed, view)
        if is_known(found) and all(option.key != found for option in self.among(view)):
            raise MisfitError("misfit-no-organisation", typed=typed)
        return found


organisation = NamedHouse(id="organisation", among=known_organisations, invents=True)
sector = Either(id="sector", among=Sector, wording="sector", also=SECTORS)
kind = Either(id="kind", among=OrganisationKind, wording="organisation-kind", optional=True, also=KINDS)
engagement = Either(
    id="engagement",
    among=Engagement,
    wording="engagement",
    optional=True,
    also={
        Engagement.PAID: ("hauptamtlich", "hauptamt", "full-time"),
        Engagement.VOLUNTARY: ("ehrenamtlich", "ehrenamt", "freiwillig", "volunteer"),
    },
)


def join(turn: SpokenTurn, answers: Answers) -> None:
    """Make the sender a partner, or move them to another organisation."""
    house = _house(turn, answers)
    if house is None:
        turn.refuse("organisation-too-many", most=MOST_ORGANISATIONS, name=answers[organisation])
        return
    identity = noted(turn)
    former = turn.store.partners.get(identity.partner_id) if identity.partner_id else come_back(turn, identity)
    stays = former is not None and former.left_at is None and former.organisation_id == house.id
    chosen = answers.get(engagement)
    if former is None:
        partner = turn.store.partners.add(
            Partner(name=turn.sender.name, organisation_id=house.id, engagement=chosen, joined_at=turn.now)
        )
        turn.store.identities.put(replace(identity, partner_id=partner.id))
        share(turn.transaction, turn.store, identity)
    else:
        partner = turn.store.partners.put(
            replace(
                former,
                name=former.name or turn.sender.name,
                organisation_id=house.id,
                engagement=chosen or former.engagement,
                left_at=None,
            )
        )
    turn.forget_who()
    turn.changed(INVITATION_CARD, turn.home.id)
    turn.confirm(
        turn.words("joined", person=turn.name_sender(), organisation=house.name, sector=_sorted_under(turn, house))
    )
    if former is not None and not stays:
        end_mandates(turn.store, former.id)
    take_back(turn, former, house)
    if not stays:
        newcomers.announce(turn, partner, house)


def _house(turn: SpokenTurn, answers: Answers) -> Organisation | None:
    """Return the organisation picked, None if there is no room for a new one; one that was named twice is the same."""
    named = answers[organisation]
    if is_known(named):
        known = turn.store.organisations.get(int(named[1:]))
        if known is not None:
            return _remaining(turn, known)
    for one in turn.store.organisations.find():
        if fold(one.name) == fold(named):
            return _remaining(turn, one)
    if len(turn.store.organisations.find(merged_into=None)) >= MOST_ORGANISATIONS:
        return None
    sort = answers.get(kind) or OrganisationKind.OTHER
    return turn.store.organisations.add(Organisation(name=named, sector=answers[sector], kind=sort))


def _sorted_under(turn: SpokenTurn, house: Organisation) -> str:
    """Return the organisation's sector, and what kind it is where that is known."""
    labels = [sector_name(turn, house.sector)]
    if house.kind is not OrganisationKind.OTHER:
        labels.append(turn.words.label(f"organisation-kind-{house.kind.value}"))
    return ", ".join(labels)


def _remaining(turn: SpokenTurn, house: Organisation) -> Organisation:
    """Return the organisation, or the one that it was merged into."""
    remaining = turn.store.organisations.get(house.merged_into) if house.merged_into is not None else None
    return remaining or house


JOINING = Dialogue(
    id="join",
    version=1,
    routes=(
        organisation.when(is_known, engagement),
        organisation.to(sector),
        sector.to(kind),
        kind.to(engagement),
        engagement.to(done),
    ),
    on_end=join,
    before=lambda view, _answers, _step: {"known": len(known_organisations(view))},
)


def start(turn: SpokenTurn, typed: str) -> None:
    """Ask what is not yet said. Sector and kind of an organisation that takes part already are not needed."""
    parts = parts_of(typed)
    if parts and not parts[0]:
        parts = []
    known = organisation.find(parts[0], turn) if parts else None
    house = turn.store.organisations.get(int(known.key[1:])) if known is not None else None
    if house is not None:
        parts = _beside_the_name(turn, house, parts)
    elif len(parts) > _KIND and not _means(turn, kind, parts[_KIND]) and _means(turn, engagement, parts[_KIND]):
        parts = [*parts[:_KIND], "", *parts[_KIND:]]
    begin_alone(turn, JOINING, parts)


def _beside_the_name(turn: SpokenTurn, house: Organisation, parts: list[str]) -> list[str]:
    """Hear sector and kind that were typed for an organisation that is there, and return the parts without them."""
    rest = parts[1:]
    named = _means(turn, sector, rest[0]) if rest else ""
    if named:
        named_sector(turn, house, Sector(named))
        house, rest = turn.store.organisations.get(house.id) or house, rest[1:]
    sort = _means(turn, kind, rest[0]) if rest else ""
    if sort:
        named_kind(turn, house, OrganisationKind(sort))
        rest = rest[1:]
    return [parts[0], *rest]


def _means(turn: SpokenTurn, step: Either[Sector] | Either[OrganisationKind] | Either[Engagement], typed: str) -> str:
    """Return the key of the answer that is meant, an empty one if none is."""
    found = match(typed, step.options(turn)) if typed else None
    return found.key if found is not None else ""


def leave(turn: SpokenTurn, _typed: str) -> None:
    """End the sender's membership; what they said and decided stays."""
    if turn.partner is None:
        turn.refuse("left-not-in", person=turn.sender.name)
        return
    coordinates = turn.appointed
    turn.store.partners.put(replace(turn.partner, left_at=turn.now))
    end_roles(turn.store, turn.partner.id)
    order_changed(turn)
    turn.changed(INVITATION_CARD, turn.home.id)
    turn.forget_who()
    still = turn.words("left-coordinates") if coordinates else ""
    turn.say(paragraphs(turn.words("left", person=turn.name_sender()), still))


def gone(turn: SpokenTurn) -> None:
    """Take somebody who left the group, or was removed from it, as no longer taking part.

    Not while they may still be there: in another group of the cooperation, also in one that the bot is just not in, or
    with another account of theirs.
    """
    if turn.private or turn.identity is None or (turn.partner is None and not turn.appointed):
        return
    accounts = turn.store.same_person(turn.identity)
    if any(_may_be_there(turn, channel, account) for channel in groups_of(turn.store) for account in accounts):
        return
    words = []
    if turn.partner is not None:
        turn.store.partners.put(replace(turn.partner, left_at=turn.now))
        end_roles(turn.store, turn.partner.id)
        turn.changed(INVITATION_CARD, turn.home.id)
        order_changed(turn)
        words.append(turn.words("left", person=turn.identity.name))
    if turn.appointed:
        for account in accounts:
            turn.store.identities.put(replace(account, coordinates=False))
        words.append(turn.words("coordinator-released", name=turn.identity.name))
        words += [] if coordinators(turn.store) else [turn.words("coordinator-vacant")]
    turn.forget_who()
    turn.say(paragraphs(*words))
    turn.announce(paragraphs(*words), beside=turn.place)


def _may_be_there(turn: SpokenTurn, channel: Channel, account: Identity) -> bool:
    """Whether an account may be in a group: who was never told to have left it, on its platform."""
    if channel.adapter != account.adapter:
        return False
    return turn.transaction.departures.first(channel_id=channel.id, person=account.platform_id) is None


FLOW = Flow(
    id="joining",
    commands=(
        Command(name="join", german="mitmachen", handle=start, publishes=always),
        Command(name="leave", german="austreten", handle=leave, publishes=always),
    ),
    dialogues=(JOINING,),
    person_left=gone,
)
