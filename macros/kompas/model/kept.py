"""What every copy of the handbook keeps, whatever region makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kompas.model.fase import Fase
from kompas.model.handbook import FILES
from kompas.model.stap import Stap
from kompas.source.folder import Folder
from kompas.source.overlay import Change, Overlaid
from kompas.source.place import Problem

KEPT_FOLDERS: Mapping[str, str] = {
    Fase.folder: "het handboek bestaat uit vijf fasen; pas de tekst aan in plaats van te verbergen",
    Stap.folder: "het handboek bestaat uit acht stappen; pas de tekst aan in plaats van te "
    "verbergen",
}
KEPT_FILES: Mapping[str, str] = {
    **dict.fromkeys(
        FILES,
        "dit bestand kan niet weg; geef alleen wat bij u anders is, of haal iets uit een lijst "
        'met een streepje achter de naam ervan, zoals "begrippen-"',
    ),
    "paginas/hulp": "deze pagina is voor wie nu gevaar loopt, en kan daarom niet weg",
    "paginas/privacy": "deze pagina vraagt de wet (AVG), en kan daarom niet weg; wat uw eigen "
    "organisatie doet, staat in regio.yml",
}
"""What cannot be hidden, and why."""

NOT_IN_CONTENT: Mapping[str | int, str] = {
    "titel": 'de titel van uw exemplaar hoort in regio.yml, achter "titel"; haal dit hier weg',
    "adres": 'het adres van uw site hoort in regio.yml, achter "adres"; haal dit hier weg',
    "noodnummers": "112 en Veilig Thuis blijven staan zoals ze zijn; zet een eigen nummer in "
    'regio.yml, onder "noodnummers"',
    "versie": "de versie is die van het basishandboek; haal dit hier weg",
}
"""The keys of `kompas.yml` that a region does not write there, and what it does instead."""


def with_what_must_stay(base: Folder, overlaid: Overlaid) -> Folder:
    """Return what the overlay made, with what may not change put back as it was in the base.

    Each of those is a problem that says why, where the region wrote it.
    """
    documents = dict(overlaid.folder.documents)
    problems = set(overlaid.folder.problems)
    for change in overlaid.changes:
        why = why_not(change)
        if why:
            problems.add(Problem(change.place, why))
            documents[change.document] = base.documents[change.document]
    return replace(
        overlaid.folder,
        documents=dict(sorted(documents.items())),
        problems=tuple(sorted(problems)),
    )


def why_not(change: Change) -> str | None:
    """Say why this change cannot be made, if so."""
    if change.kind == "verborgen":
        folder = change.document.partition("/")[0]
        return KEPT_FILES.get(change.document) or KEPT_FOLDERS.get(folder)
    if change.document == "kompas" and change.path:
        return NOT_IN_CONTENT.get(change.path[0])
    return None
