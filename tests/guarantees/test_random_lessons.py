"""What holds of the lessons that we wrote holds of lessons by chance."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checks.structure import check
from guarantees.builds import KEY, Finished, Spec, finish, read_spec
from guarantees.pages import last_headings, outside, overlaps, parted_sections, torn_items
from guarantees.random_lessons import lessons
from guarantees.test_citations import printed_reading, rows_of, scheme_citations, stretches
from guarantees.test_nothing_lost import TEXTS, key_texts, unprinted
from lessonkit.diagnostics import Severity, Sink
from lessonkit.units import PAPERS

UNLUCKY = {"LK409", "LK451", "LK628"}
"""What chance may bring, and is refused: a list in the right order, words that don't cross, a crowded axis."""
by_chance = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def built(spec: Spec, sheet: str) -> Finished:
    """The lesson, unless it happens to print a list in its right order, or has an event too long for an axis."""
    sink = Sink()
    lesson = read_spec(spec, sink)
    errors = [problem for problem in sink.found if problem.severity is Severity.ERROR]
    assume(not errors or not {problem.code for problem in errors} <= UNLUCKY)
    assert lesson is not None, errors
    return finish(lesson, sheet)


@by_chance
@given(lessons(), st.sampled_from(sorted(PAPERS)))
def test_lessons_by_chance_keep_the_promises(spec: Spec, sheet: str) -> None:
    """Nothing lost, nothing outside, nothing over something else, nothing torn, tagged throughout, cited rightly."""
    finished = built(spec, sheet)
    paper = finished.lesson.paper
    for name, pdf in finished.pdfs.items():
        assert check(pdf) == [], name
    for name, layout in finished.layouts.items():
        assert outside(layout) == [], name
        assert list(overlaps(layout)) == [], name
        assert last_headings(layout) == [], name
    for name, pdf in finished.pupils.items():
        assert unprinted(TEXTS[name](paper), pdf) == [], name
    assert unprinted(key_texts(finished.lesson.answers), finished.pdfs[KEY]) == []
    assert torn_items(finished.layouts["worksheet"], paper.items) == []
    assert parted_sections(finished.layouts["worksheet"], paper.worksheet) == []
    reading, shown = printed_reading(finished.pdfs["handout"]), scheme_citations(finished)
    for answer in finished.lesson.answers.items:
        wanted = [s for evidence in rows_of(answer) for s in stretches(evidence, finished, reading)]
        assert sorted(shown.get(str(answer.number), [])) == sorted(wanted), answer.number
