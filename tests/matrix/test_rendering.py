"""Messages as Matrix gets them: readable without HTML, and HTML that is only ours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.matrix.sending.rendering import body
from bot.engine.exchange.content import Choice, Content, escape, mention

ALLOWED = {"p", "br", "strong", "em", "code", "ul", "ol", "li", "a"}
"""Of the tags that the client-server API lists for `org.matrix.custom.html`, those in use."""
TYPED = st.characters(codec="utf-8", exclude_characters="\r\0\ufdd0\ufdd1\ufdd2\ufdd3")
"""What people can type: no surrogates, and none of the marks that `escape` keeps for itself."""


@pytest.mark.parametrize(
    ("markdown", "plain", "html"),
    [
        ("ein Satz", "ein Satz", None),
        ("eins\n\nzwei", "eins\n\nzwei", None),
        ("**wichtig**", "wichtig", "<p><strong>wichtig</strong></p>"),
        ("*leise*", "leise", "<p><em>leise</em></p>"),
        ("`/status jetzt`", "!status jetzt", "<p><code>!status jetzt</code></p>"),
        ("- a\n- b", "- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  - b", "- a\n  - b", None),
    ],
)
def test_each_form_has_its_place(markdown: str, plain: str, html: str | None) -> None:
    rendered = body(Content(markdown))
    if html is not None:
        assert rendered["formatted_body"] == html
        assert rendered["format"] == "org.matrix.custom.html"
        assert rendered["body"] == plain
    else:
        assert str(rendered["body"]).split() == plain.split()


def test_short_choices_share_a_row() -> None:
    rendered = body(Content("Wie?", (Choice("a", "<gut>"), Choice("b", "schlecht"))))
    assert rendered["body"] == "Wie?\n\n1 <gut> · 2 schlecht"
    assert str(rendered["formatted_body"]).endswith(
        "<p><strong>1</strong> &lt;gut&gt; · <strong>2</strong> schlecht</p>"
    )


def test_long_choices_have_a_line_each() -> None:
    long = "dafür, wenn der eigene Vorstand zustimmt"
    rendered = body(Content("Wie?", (Choice("a", "gut"), Choice("b", long))))
    assert rendered["body"] == f"Wie?\n\n1 gut\n2 {long}"
    assert str(rendered["formatted_body"]).endswith(f"<p><strong>1</strong> gut<br><strong>2</strong> {long}</p>")


def test_a_scale_shows_each_number_once() -> None:
    rendered = body(Content("Wie?", tuple(Choice(f"r{number}", str(number)) for number in range(1, 4))))
    assert rendered["body"] == "Wie?\n\n1 · 2 · 3"


def test_a_mention_notifies_once_and_cannot_break_out() -> None:
    user = '@a"><script>:example.org'
    text = f"**{mention('<Anna>', user)}** und {mention('Anna', user)}"
    rendered = body(Content(text))
    assert rendered["m.mentions"] == {"user_ids": [user]}
    html = str(rendered["formatted_body"])
    assert "<script>" not in html
    assert "&lt;Anna&gt;" in html


def test_somebody_on_another_platform_is_only_named() -> None:
    rendered = body(Content(f"{mention('Anna', '5300000001')} ist dabei"))
    assert rendered["body"] == "Anna ist dabei"
    assert "matrix.to" not in str(rendered)
    assert rendered.get("m.mentions", {}) == {}


def test_nobody_is_mentioned_by_accident() -> None:
    assert body(Content("@room kommt alle"))["m.mentions"] == {}


def test_spaces_and_lines_survive_html() -> None:
    typed = "  eingerückt\n\tTab  zwei"
    html = str(body(Content(f"**x** {escape(typed)}"))["formatted_body"])
    assert html.count("\N{NO-BREAK SPACE}") >= 2 + 4 + 1
    assert html.count("<br>") == 1


@given(st.text(alphabet=TYPED))
def test_whatever_is_typed_never_becomes_markup(typed: str) -> None:
    rendered = body(Content(f"**x**{escape(typed)}."))
    assert str(rendered["body"]) == f"x{typed}."
    assert set(re.findall(r"</?([a-zA-Z]+)", str(rendered["formatted_body"]))) <= ALLOWED
