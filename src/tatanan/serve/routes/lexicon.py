"""Trying a sentence: its tree, and which rules fire and which nearly do."""

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from tatanan.serve.context import AnyPerson, AtPlace
from tatanan.serve.shapes import Shape
from tatanan.serve.trying import Tried, try_sentence

router = APIRouter(prefix="/lexicon", tags=["lexicon"])


class ToTry(Shape):
    """A sentence to try."""

    language: Literal["id", "en"]
    sentence: Annotated[str, Field(min_length=1, max_length=2000)]


@router.post("/try")
async def try_it(wanted: ToTry, place: AtPlace, person: AnyPerson) -> Tried:
    """Show what rules and models make of a sentence, word by word."""
    del person
    found: Tried = await place.slowly(
        lambda: try_sentence(wanted.sentence, language=wanted.language))
    return found
