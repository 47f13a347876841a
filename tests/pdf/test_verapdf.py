"""Whether the PDF/UA check can be trusted: it passes a good file and names what a bad one lacks."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from kompas.downloads.accessible_pdf import write_pdf
from tests.pdf.verapdf import FailedRule, VeraPdfError, _parse_report, check_pdf_ua

pytestmark = pytest.mark.xdist_group("verapdf")

SAMPLE = """<!doctype html><html lang="nl"><title>Proef</title>
<h1 id="begin">Proef</h1><p>Terug naar <a href="#begin">het begin</a>.</p></html>"""


def _remove_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _remove_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def _remove_mark_info(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def _hide_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


def _remove_link_description(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Annots[0].Contents


def _remove_identification(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata.read_bytes()
    assert b' pdfuaid:part="1"' in metadata
    pdf.Root.Metadata.write(metadata.replace(b' pdfuaid:part="1"', b""))


def _remove_nothing(pdf: pikepdf.Pdf) -> None:
    """Only save the file again, to show that saving as such breaks nothing."""


Mutation = Callable[[pikepdf.Pdf], None]
MUTATIONS: dict[Mutation, list[tuple[str, int]]] = {
    _remove_nothing: [],
    # The language of the outline, of descriptions, of metadata and of the text.
    _remove_language: [("7.2", 2), ("7.2", 24), ("7.2", 33), ("7.2", 34)],
    _remove_tab_order: [("7.18.3", 1)],
    _remove_mark_info: [("6.2", 1)],
    _hide_title: [("7.1", 10)],
    # A rule for every annotation and one for links.
    _remove_link_description: [("7.18.1", 2), ("7.18.5", 2)],
    _remove_identification: [("5", 1)],
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verapdf") / "sample.pdf"
    write_pdf(SAMPLE, path, base_url=path.parent, link_titles={})
    return path


@pytest.fixture(scope="module")
def report(sample: Path) -> dict[Path, list[FailedRule]]:
    paths = [sample]
    for mutate in MUTATIONS:
        path = _mutant_path(sample, mutate)
        with pikepdf.open(sample) as pdf:
            mutate(pdf)
            pdf.save(path)
        paths.append(path)
    named_twice = paths[-1]
    return check_pdf_ua([*paths, named_twice])


def _mutant_path(sample: Path, mutate: Mutation) -> Path:
    return sample.with_name(f"{mutate.__name__}.pdf")


def test_a_good_file_breaks_no_rule(sample: Path, report: dict[Path, list[FailedRule]]) -> None:
    assert report[sample] == []


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__.strip("_"))
def test_each_lack_breaks_exactly_its_own_rule(
    mutate: Mutation, sample: Path, report: dict[Path, list[FailedRule]]
) -> None:
    failures = report[_mutant_path(sample, mutate)]
    assert [(failure.clause, failure.test_number) for failure in failures] == MUTATIONS[mutate]


def test_a_failure_is_described_and_counted(
    sample: Path, report: dict[Path, list[FailedRule]]
) -> None:
    failure = report[_mutant_path(sample, _remove_language)][-1]
    assert failure.description == "Natural language for text in page content shall be determined"
    assert failure.count == 4


def test_an_empty_profile_cannot_pass() -> None:
    with pytest.raises(VeraPdfError, match="expected 106 rules"):
        _parse_report(["rules\t0", "file\t0"], [Path("a.pdf")])


def test_a_file_without_a_verdict_cannot_pass() -> None:
    with pytest.raises(VeraPdfError, match="did not report on every file"):
        _parse_report(["rules\t106", "file\t0"], [Path("a.pdf"), Path("b.pdf")])


def test_a_file_that_is_no_pdf_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_text("no PDF")
    with pytest.raises(VeraPdfError, match="stopped with an error"):
        check_pdf_ua([path])


def test_without_java_the_error_says_so(monkeypatch: pytest.MonkeyPatch, sample: Path) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(VeraPdfError, match="java is missing"):
        check_pdf_ua([sample])
