"""Links to pages: tokens nobody guesses, of which only digests are kept, and when a link is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.report_links import (
    KEPT,
    PATHS,
    VALID_FOR,
    PageKind,
    ReportLink,
    digest_of,
    is_good,
    long_over,
    new_token,
    path_of,
    revoked,
)

NOW = datetime(2026, 11, 9, 8, tzinfo=UTC)
LINK = ReportLink(
    number=1,
    kind=PageKind.REPORT,
    document="report.page.business",
    digest="0" * 64,
    made_by=None,
    made_at=NOW,
    expires_at=NOW + timedelta(days=90),
)


def test_tokens_differ_are_long_and_end_where_links_in_texts_end() -> None:
    tokens = {new_token() for _ in range(500)}

    assert len(tokens) == 500
    assert {len(token) for token in tokens} == {43}
    assert all(token[-1].isalnum() for token in tokens)
    assert all(digest_of(token) not in {None, token} for token in tokens)


@pytest.mark.parametrize("typed", ["", "a" * 42, "a" * 44, "a" * 42 + "é", "a" * 42 + "\n", "a" * 42 + "/", "٣" * 43])
def test_what_is_no_token_has_no_digest(typed: str) -> None:
    assert digest_of(typed) is None


def test_a_link_is_good_until_it_expires_or_is_taken_back() -> None:
    assert is_good(LINK, NOW)
    assert is_good(LINK, LINK.expires_at - timedelta(microseconds=1))
    assert not is_good(LINK, LINK.expires_at)
    assert not is_good(revoked(LINK, NOW), NOW)


def test_taking_back_twice_keeps_the_first_time() -> None:
    once = revoked(LINK, NOW)

    assert revoked(once, NOW + timedelta(days=1)) == once


def test_what_has_long_been_over_is_known() -> None:
    good, early = replace(LINK, id=1), replace(LINK, id=2, revoked_at=NOW)

    assert long_over([good, early], NOW + KEPT - timedelta(seconds=1)) == []
    assert long_over([good, early], NOW + KEPT) == [early]
    assert long_over([good, early], LINK.expires_at + KEPT) == [good, early]


def test_each_kind_has_a_path_of_its_own_and_an_end() -> None:
    assert len({path_of(kind, "x") for kind in PageKind}) == len(PageKind)
    assert path_of(PageKind.CALENDAR, "x") == "/k/x.ics"
    assert PATHS.keys() == VALID_FOR.keys() == set(PageKind)
