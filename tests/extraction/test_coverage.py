import pytest

from kg.extraction.coverage import measure_coverage
from kg.extraction.extract import extract
from kg.model.coverage import Coverage, Share
from kg.resources import resource
from kg.text.read import make_report, read_report


def coverage_of(text: str) -> Coverage:
    return measure_coverage(*extract(make_report("a", text)))


@pytest.mark.parametrize(
    ("text", "figures", "bodies", "gaps"),
    [
        ("今年工作进展顺利。", Share(0, 0), Share(0, 0), []),
        ("全市整治排污口12处。", Share(1, 1), Share(0, 0), []),
        ("市水务局印发《节水办法》。", Share(0, 0), Share(1, 1), []),
        ("会场设在云溪大学。", Share(0, 0), Share(0, 1), ["会场设在云溪大学。"]),
    ],
)
def test_shares_and_gaps(text: str, figures: Share, bodies: Share, gaps: list[str]) -> None:
    coverage = coverage_of(text)

    assert (coverage.figures, coverage.bodies) == (figures, bodies)
    assert [gap.sentence.span.cut(text) for gap in coverage.gaps] == gaps


def test_headings_are_not_counted_as_sentences() -> None:
    assert coverage_of("一、节水行动\n全市整治排污口12处。").sentences == Share(1, 1)


@pytest.mark.parametrize(
    "path", sorted(resource("samples").glob("*.txt")), ids=lambda path: path.stem
)
def test_the_samples_are_largely_covered(path) -> None:
    coverage = measure_coverage(*extract(read_report(path)))

    assert coverage.figures.ratio > 0.9
    assert coverage.bodies.ratio > 0.8
    missing = sum(len(gap.figures) for gap in coverage.gaps)
    assert missing == coverage.figures.total - coverage.figures.covered
