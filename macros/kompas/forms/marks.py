"""The mark by which a PDF, Word or Excel file says which form it is.

It stands among the keywords of the file: `Keywords` in the Info dictionary of a PDF (ISO 32000-1
14.3.3), the core property `keywords` of Word and Excel (ISO/IEC 29500-2 §10). Programs may put
other keywords beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"kompas-formulier:([a-z0-9]+(?:-[a-z0-9]+)*):([1-9][0-9]{0,5})(?![0-9])")


@dataclass(frozen=True, slots=True)
class FormMark:
    """Which form, and which version of it."""

    form_id: str
    version: int

    def __str__(self) -> str:
        """Write the mark as it stands among the keywords: `kompas-formulier:klantreis:1`."""
        return f"kompas-formulier:{self.form_id}:{self.version}"


def mark_in(keywords: str) -> FormMark | None:
    """Return the mark among the keywords of a file; None when it is not one of our forms."""
    found = _MARK.search(keywords)
    return FormMark(found[1], int(found[2])) if found else None
