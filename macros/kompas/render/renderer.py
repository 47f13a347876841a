"""Renders components: a folder each in `kompas/components`, with the same name throughout."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kompas.forms.answers import row_counts
from kompas.forms.conditions import conditions_of
from kompas.forms.entries import questions_of
from kompas.forms.spelling import flat_name
from kompas.model.item import Item
from kompas.model.kompas import phone_link
from kompas.render.balance import draw_balance
from kompas.render.cycle import draw_cycle
from kompas.render.dates import in_words
from kompas.render.drawing_style import drawing_style
from kompas.render.elephant import draw_elephant
from kompas.render.facts import belongs_to, card_facts_of, facts_of
from kompas.render.form import (
    answer_to,
    changes_attribute,
    condition_attribute,
    field_component,
    numbered_parts,
    progress_words,
)
from kompas.render.headings import form_heading, materials_heading, passages_of
from kompas.render.levels import draw_levels
from kompas.render.markdown import render_inline, render_markdown
from kompas.render.page import Page
from kompas.render.qr import qr_code
from kompas.render.regional import paper_logo, responsible
from kompas.render.rings import draw_rings
from kompas.render.road import draw_road
from kompas.render.stairs import draw_stairs
from kompas.render.wreath import draw_wreath


def render(component: str, page: Page, **values: Any) -> Markup:
    """Return the HTML of one component on `page`."""
    template = _environment().get_template(f"{component}/template.j2")
    return Markup(template.render(page=page, **values))


def compile_templates() -> None:
    """Compile all templates now: processes that are forked after this need not do it again."""
    environment = _environment()
    for name in environment.list_templates(extensions=("j2",)):
        environment.get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kompas", "components"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "markdown": pass_context(lambda context, text: render_markdown(text, _page(context))),
        "inline": pass_context(lambda context, text: render_inline(text, _page(context))),
        "belongs_to": pass_context(lambda context, item: belongs_to(item, _page(context).handbook)),
        "facts": pass_context(lambda context, item: facts_of(item, _page(context).handbook)),
        "address": pass_context(_address),
        "card_facts": card_facts_of,
        "answer": answer_to,
        "changes_attribute": changes_attribute,
        "condition_attribute": condition_attribute,
        "conditions": conditions_of,
        "field_component": field_component,
        "flat_name": flat_name,
        "in_words": in_words,
        "numbered_parts": numbered_parts,
        "paper_logo": paper_logo,
        "phone_link": phone_link,
        "progress_words": progress_words,
        "qr_code": qr_code,
        "form_heading": form_heading,
        "materials_heading": materials_heading,
        "passages": passages_of,
        "questions": lambda part, answers: questions_of(part, row_counts(answers)),
        "related": pass_context(_related),
        "responsible": pass_context(
            lambda context, item: responsible(item, _page(context).handbook)
        ),
        "balance": draw_balance,
        "cycle": draw_cycle,
        "drawing_style": pass_context(
            lambda context, figure: drawing_style(figure, _page(context).handbook)
        ),
        "elephant": draw_elephant,
        "levels": draw_levels,
        "rings": draw_rings,
        "road": draw_road,
        "stairs": draw_stairs,
        "wreath": draw_wreath,
    }
    return environment


def _page(context: Context) -> Page:
    page = context["page"]
    assert isinstance(page, Page)
    return page


def _address(context: Context, item: Item) -> str | None:
    return _page(context).locator.address(item.kind, item.id)


def _related(context: Context, item: Item) -> tuple[Item, ...]:
    """Return what names this item, as far as it has a page."""
    page = _page(context)
    named_by = page.handbook.named_by(item)
    return tuple(other for other in named_by if page.locator.address(other.kind, other.id))
