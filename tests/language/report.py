"""Print how hard each item is to read, the hardest first; renew what is kept of it.

python -m tests.language.report [--bijwerken [--ook-slechter]]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from tests.language.passages import editions
from tests.language.readability import (
    MEAN_LIMIT,
    RATCHET,
    Measure,
    ease_norm,
    measure,
    ratchet_after,
    read_ratchet,
    write_ratchet,
)


def measure_all() -> dict[str, Measure]:
    """Return the measure of every item, those of the regions included."""
    return {item: found for edition in editions() for item, found in measure(edition).items()}


def table(now: Mapping[str, Measure], before: Mapping[str, Measure]) -> Iterator[str]:
    """Yield the lines of the report."""
    width = max(len(item) for item in now)
    yield f"{'onderdeel':{width}}  zinslengte  Douma  toen"
    for item, found in sorted(now.items(), key=lambda entry: entry[1].douma):
        old = before.get(item)
        then = f"{old.douma:5.1f}" if old else "nieuw"
        norm = ease_norm(item)
        note = "" if found.douma >= norm and found.zinslengte <= MEAN_LIMIT else "  onder de norm"
        yield f"{item:{width}}  {found.zinslengte:10.1f}  {found.douma:5.1f}  {then}{note}"


def main() -> None:
    """Print the report, and with `--bijwerken` keep the new values."""
    parser = argparse.ArgumentParser(description="Hoe goed is elk onderdeel te lezen?")
    parser.add_argument("--bijwerken", action="store_true", help="bewaar wat beter is geworden")
    parser.add_argument("--ook-slechter", action="store_true", help="bewaar ook wat slechter is")
    wanted = parser.parse_args()
    now, before = measure_all(), read_ratchet()
    print("\n".join(table(now, before)))
    if wanted.bijwerken:
        write_ratchet(ratchet_after(now, before, also_worse=wanted.ook_slechter))
        print(f"Bijgewerkt: {RATCHET.name}")
    elif wanted.ook_slechter:
        parser.error("--ook-slechter werkt alleen samen met --bijwerken")


if __name__ == "__main__":
    main()
