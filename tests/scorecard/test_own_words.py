"""In people's own words: told beside the numbers in every output, and never turned into any."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from losing import SIZES, carbon, framework, hours, pushed, rows_of, score

import socialvalue as sv

SAID = "my landlord shouted at the children"
STORY = {
    "id": "s1",
    "submission": "acme",
    "measure": "CV9",
    "kind": "story",
    "words": SAID,
    "who": "tenants",
    "chosen_by": "",
    "consent": "yes",
    "date": "2026-03-01",
}
ROWS = [hours(10, 30), pushed(12), carbon(3)]
HEADER = ",".join(STORY)


def telling(*stories: dict[str, Any], **options: Any) -> sv.Scorecard:
    """The scorecard of some claims with stories."""
    return sv.score(score(ROWS).claims.telling(stories, **options))


def story(**other: Any) -> dict[str, Any]:
    """The story with some parts changed."""
    return {**STORY, **other}


def refused(**other: Any) -> str:
    """The words in which a story is refused, which never hold what was said."""
    with pytest.raises(sv.ClaimErrors) as caught:
        telling(story(**other))
    for told in (str(caught.value), repr(caught.value.faults), str(caught.value.as_dict())):
        assert SAID not in told
    assert all(one.fix for one in caught.value.faults)
    return str(caught.value)


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=5))
@settings(max_examples=40, deadline=None)
def test_no_score_no_pound_and_no_rating_moves_by_a_story(words: list[str]) -> None:
    told = telling(*(story(id=f"s{n}", words=said) for n, said in enumerate(words)))
    plain = score(ROWS)
    mine, theirs = told.as_dict(), plain.as_dict()
    assert len(mine.pop("stories")) == len(words)
    assert theirs.pop("stories") == []
    assert mine == theirs


def test_a_story_stands_in_every_output() -> None:
    card = telling(story(measure="CV5"), story(id="s2", measure="T-gain"))
    outputs = [
        repr(card),
        card._repr_html_(),
        str(card.as_dict()),
        str(card.stories()["words"]),
        str(sv.explain(card, "acme", "CV5")),
        str(sv.explain(card, "acme", "T-gain")),
        str(sv.explain(card, "acme", "CV5").as_dict()),
        str(sv.appraise(card)),
        str(sv.appraise(card).as_dict()),
    ]
    assert [SAID in " ".join(one.split()) for one in outputs] == [True] * len(outputs)


def test_a_story_is_explained_where_it_belongs_and_nowhere_else() -> None:
    card = telling(STORY)
    assert SAID not in str(sv.explain(card, "acme", "CV5"))
    assert SAID not in str(sv.explain(card, "acme", "overall"))


def test_the_page_says_whose_it_is_and_that_there_is_no_price() -> None:
    page = " ".join(repr(telling(STORY)).split())
    assert "IN PEOPLE'S OWN WORDS" in page
    assert "(it has no price, and here it is told)" in page
    assert "(story, tenants, 2026-03-01)" in page
    assert "no price, and" not in repr(telling(story(measure="CV5")))


def test_of_a_most_significant_change_it_is_told_who_chose_it_and_why() -> None:
    assert "nobody is named who chose it" in refused(kind="most significant change")
    said = story(kind="Most Significant Change", chosen_by="the panel, since it gives hope")
    page = " ".join(repr(telling(said)).split())
    assert "chosen by the panel, since it gives hope" in page


def test_markup_in_a_story_is_inert() -> None:
    page = telling(story(words="<script>x</script>\x1b[31m"))
    assert "<script>" not in page._repr_html_()
    assert "\x1b" not in repr(page)


def test_a_long_story_is_cut_on_the_page_and_whole_in_the_table() -> None:
    card = telling(story(words="word " * 1000))
    assert "the rest: card.stories()" in " ".join(repr(card).split())
    assert len(card.stories()["words"][0]) == 4999
    assert max(map(len, repr(card).splitlines())) <= 100


def test_more_stories_than_a_page_holds_are_counted() -> None:
    assert "and 3 more: card.stories()" in repr(telling(*(story(id=n) for n in range(15))))


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("consent", "", "has not agreed"),
        ("consent", "no", "has not agreed"),
        ("consent", True, "has not agreed"),
        ("id", "", "it is missing"),
        ("submission", "nobody", "nobody here has this id"),
        ("measure", "CV99", "names no measure and no outcome"),
        ("kind", "gossip", "this kind is not known"),
        ("words", " ", "it is missing, or not text"),
        ("words", 3, "it is missing, or not text"),
        ("words", "x" * 10_001, "longer than 10,000 signs"),
        ("who", "", "it is missing, or not text"),
        ("date", "in March", "this is not a date"),
        ("pounds", 12, "it has a part that is not known"),
    ],
)
def test_a_story_that_may_not_be_told_is_refused(part: str, value: Any, told: str) -> None:
    assert told in refused(**{part: value})


def test_an_id_stands_once_and_a_story_has_parts() -> None:
    with pytest.raises(sv.ClaimErrors, match="this id stands twice"):
        telling(STORY, STORY)
    with pytest.raises(sv.ClaimErrors, match="not a story with named parts"):
        telling(SAID)  # type: ignore[arg-type]


def test_without_consent_a_story_is_left_out_where_the_reader_says_so_and_counted() -> None:
    card = telling(STORY, story(id="s2", consent="no", words="unsaid"), on_fault="refuse")
    assert card.stories()["id"].tolist() == ["s1"]
    assert "unsaid" not in f"{card!r}{card.as_dict()}{card.claims.stories.refused}"
    assert "one story was left out" in repr(card)


def test_nothing_that_was_said_is_in_a_repr_or_a_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    claims = telling(STORY).claims
    assert SAID not in repr(claims.stories)
    assert SAID not in repr(claims)
    assert SAID not in caplog.text


def written(folder: Path, *stories: dict[str, Any]) -> Path:
    """A folder of claims, sizes and stories."""
    folder.mkdir(exist_ok=True)
    claims = "submission,measure,input,value\n" + "".join(
        f"acme,CV9,{name},{number}\n" for name, number in pushed(12).items() if name != "measure"
    )
    (folder / "claims.csv").write_text(claims, "utf-8")
    sizes = f"id,{','.join(SIZES)}\nacme,{','.join(map(str, SIZES.values()))}\n"
    (folder / "submissions.csv").write_text(sizes, "utf-8")
    lines = [",".join(f'"{one[name]}"' for name in STORY) for one in stories]
    (folder / "stories.csv").write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    return folder


def test_a_folder_holds_stories_beside_its_claims(tmp_path: Path) -> None:
    claims = sv.read(written(tmp_path, STORY), framework())
    assert [one.words for one in claims.stories.told] == [SAID]
    assert "left unread" not in str(claims.account)


def test_stories_are_read_by_path_and_as_records_too(tmp_path: Path) -> None:
    folder = written(tmp_path, STORY)
    file = (folder / "stories.csv").rename(folder.parent / f"{folder.name}-told.csv")
    for given_stories in (file, str(file), [STORY]):
        claims = sv.read(folder, framework(), stories=given_stories)
        assert len(claims.stories) == 1
    table = [{"id": "acme", **SIZES}]
    rows = [{"submission": "acme", **pushed(12)}]
    made = sv.Claims.from_records(rows, framework(), table, stories=[STORY])
    assert len(made.stories) == 1


def test_stories_in_two_places_are_refused(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match="stand in two places"):
        sv.read(written(tmp_path, STORY), framework(), stories=[STORY])


def test_a_file_of_stories_tells_its_line_and_none_of_its_words(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match=r"stories\.csv line 2\.consent") as caught:
        sv.read(written(tmp_path, story(consent="")), framework())
    assert SAID not in str(caught.value)


def test_a_file_without_a_column_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, STORY)
    (folder / "stories.csv").write_text(f"id,words\ns1,{SAID}\n", "utf-8")
    with pytest.raises(sv.ClaimErrors, match="it has no column submission") as caught:
        sv.read(folder, framework())
    assert SAID not in str(caught.value)


def test_a_column_that_is_not_known_is_told_once(tmp_path: Path) -> None:
    folder = written(tmp_path, STORY, story(id="s2"))
    text = (folder / "stories.csv").read_text("utf-8").replace("date", "date,pounds", 1)
    text = text.replace('"2026-03-01"', '"2026-03-01",9')
    (folder / "stories.csv").write_text(text, "utf-8")
    with pytest.raises(sv.ClaimErrors, match="1 of its columns are not known") as caught:
        sv.read(folder, framework())
    assert len(caught.value.faults) == 1


def test_faults_of_claims_and_of_stories_are_told_together() -> None:
    rows = [{"submission": "acme", **pushed(-1)}]
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.Claims.from_records(rows, framework(), stories=[story(consent="no")])
    told = str(caught.value)
    assert "residents" in told
    assert "has not agreed" in told


def test_the_stories_of_who_is_refused_go_with_them() -> None:
    rows = [
        {"submission": "acme", **pushed(12)},
        {"submission": "borough", **pushed(-1)},
    ]
    said = [STORY, story(id="s2", submission="borough")]
    made = sv.Claims.from_records(rows, framework(), stories=said, on_fault="refuse")
    assert (len(made.stories), made.stories.refused) == (1, ())


def test_the_json_keeps_the_schema() -> None:
    card = telling(STORY, story(id="s2", measure="T-harm", kind="observation"))
    jsonschema.validate(card.as_dict(), sv.schemas.scorecard())
    assert [row["code"] for row in rows_of(card.stories())] == ["T-harm", "CV9"]
