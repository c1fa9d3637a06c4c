"""Papers as Markdown: whatever was typed means itself."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from bot.reporting.markdown import markdown
from tests.reporting.test_pdf import HOSTILE, paper


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_was_typed_is_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(paper(text)))

    said = {child.content for token in tokens for child in token.children or () if child.type == "text"}
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert text in "".join(sorted(said)) or text in "\n".join(
        "".join(child.content for child in token.children or ()) for token in tokens
    )
    assert kinds <= {"text", "strong_open", "strong_close", "softbreak", "text_special"}
