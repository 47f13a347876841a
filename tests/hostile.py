"""A region that tries to get out of its texts: what it writes, and what it may never do."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import yaml

from kompas.build.pipeline import build
from kompas.model.reading import read_handbook
from kompas.source.folder import Folder, read_folder
from kompas.source.place import ContentProblems, Place, Problem, ValuePath
from kompas.source.yaml_reader import Value, read_file
from tests.handbooks import SMALL

HOST = "kwaad.example"
SECRET = "Dit staat buiten de map van de regio."
MARK = "KWAAD"
"""Stands in every hostile text, so that a test finds where the text went."""
NEVER_SUM = "1337"
"""What the template in the text comes to, if anything reads it as one."""
TEXT = (
    f"{MARK}\"'><script>window.kwaad=1</script><img/src=x/onerror=window.kwaad=1>"
    "<a/href=javascript:window.kwaad=1>{{7*191}}{%set/x=1%}</script></style>-->]]>"
    "`${window.kwaad=1}`"
)
"""One word, so that no count of words refuses it."""
TEXTS = (f"{TEXT}[x](javascript:window.kwaad=1)![x](https://{HOST}/x.png)", TEXT, f"{MARK}<b>'\"")
"""From what is surely hostile to what is at least not what it seems."""

SETTINGS = f"""id: kwaad
naam: {json.dumps(TEXT)}
titel: {json.dumps("T" + TEXT)}
basis: "0.0.1"
organisatie: {json.dumps("=HYPERLINK(1)" + TEXT)}
adres: https://regio.voorbeeld.nl/
gemeenten: [{json.dumps(TEXT)}]
voorbeeld: {json.dumps(TEXT)}
logo: {{bestand: logo.svg, tekst: {json.dumps(TEXT)}}}
noodnummers:
  - {{id: nood, aanleiding: {json.dumps(TEXT)}, naam: {json.dumps(TEXT)}, nummer: "0900-1",
      toelichting: {json.dumps(TEXT)}}}
contacten:
  - {{id: bureau, naam: {json.dumps(TEXT)}, waarvoor: {json.dumps(TEXT)}, telefoon: "0900-2",
      email: a@regio.nl, website: "https://regio.nl/?a=1&b=(2)"}}
toegankelijkheid:
  status: B
  contact: a@regio.nl
  datum: "2026-11-01"
  ondertekend_door: {json.dumps(TEXT)}
  onderzoeken: [{{titel: {json.dumps(TEXT)}, adres: "https://regio.nl/o", datum: "2026-10-01"}}]
  afwijkingen:
    - {{eis: {json.dumps(TEXT)}, oorzaak: {json.dumps(TEXT)}, gevolg: {json.dumps(TEXT)},
        maatregel: {json.dumps(TEXT)}, gereed: {json.dumps(TEXT)}}}
privacy: {{verantwoordelijke: {json.dumps(TEXT)}, contact: a@regio.nl,
    webserver: {json.dumps(TEXT)}}}
kwetsbaarheid: {{contact: "https://regio.nl/%0d%0aContact:x", verloopt: "2027-10-01"}}
"""

SHORT = "<b>'{{7*191}}"
"""What fits in a drawing."""
WAYS_OUT = (
    "Lees mee:\n\n--8<-- \"{canary}\"\n\n{{% include '{canary}' %}} "
    "{{{{ open('{canary}').read() }}}} <object data='{canary}'></object> "
    "<iframe src='file://{canary}'></iframe> <xi:include href='{canary}'/>\n\n"
    f'[weg](https://{HOST}/"onmouseover="window.kwaad=1)\n'
)
"""A text that asks everything that ever read a file, or leads away, to do so."""

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>'


class _WithoutAliases(yaml.SafeDumper):
    """Writes what stands in two places twice: the reader refuses aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def build_hostile_site(target: Path) -> None:
    """Build the small handbook as the copy of a hostile region."""
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder) / "geheim.txt"
        canary.write_text(SECRET, "utf-8")
        region = Path(folder) / "regios" / "kwaad"
        write_hostile_region(region, SMALL, canary)
        build(SMALL, target, _say_nothing, _say_nothing, region=region)


def _say_nothing(line: str) -> None:
    """Take the place of the messages on the screen."""


def _own_documents(canary: Path) -> dict[str, Value]:
    """Return documents of the region itself, with every kind of block, field and drawing."""
    ways_out = WAYS_OUT.format(canary=canary)
    options: Value = [{"waarde": "a", "label": TEXT}, {"waarde": "b", "label": f"{TEXT}b"}]
    more: Mapping[str, dict[str, Value]] = {
        "tekst": {},
        "tekstvak": {},
        "getal": {},
        "datum": {},
        "vinkje": {},
        "checkvraag": {},
        "keuze": {"opties": options},
        "meerkeuze": {"opties": options},
        "schaal": {"opties": options},
        "ondertekening": {"partijen": [TEXT, f"{TEXT}2"]},
        "tabel": {
            "rijen": {"start": 1, "max": 2},
            "kolommen": [{"id": "a", "soort": "tekst", "label": TEXT}],
        },
        "draaiboek": {"tijdvakken": [{"id": "a", "titel": TEXT, "minuten": 5, "tekst": ways_out}]},
    }
    fields: Value = [
        {"id": f"v-{kind}", "soort": kind, "label": f"={TEXT}", "hulp": TEXT, **extra}
        for kind, extra in more.items()
    ]
    blocks: Value = [
        {"soort": kind, "id": f"b-{kind.replace('_', '-')}", "tekst": ways_out, **extra}
        for kind, extra in {
            "tekst": {"kop": TEXT},
            "tip": {"kop": TEXT},
            "inspiratie": {"kop": TEXT},
            "let_op": {},
            "citaat": {"wie": TEXT, "functie": TEXT},
            "resultaat": {},
        }.items()
    ]
    parts: Value = [{"id": name, "titel": SHORT, "tekst": ways_out} for name in ("a", "b", "c")]
    names: Value = [{"id": name, "namen": [SHORT], "tekst": ways_out} for name in ("a", "b", "c")]
    side: Value = {"titel": SHORT, "factoren": SHORT}
    level: Value = {"id": "a", "titel": SHORT, "links": [SHORT], "rechts": [SHORT]}
    touch: Value = {"id": "a", "deel": "poot", "titel": SHORT, "tekst": ways_out}
    drawings: Mapping[str, dict[str, Value]] = {
        "krans": {"hart": SHORT, "delen": parts},
        "kringloop": {"kringen": [SHORT], "hart": SHORT, "momenten": names},
        "trap": {"treden": parts},
        "pad": {"haltes": parts},
        "niveaus": {"niveaus": parts, "omlaag": SHORT, "omhoog": SHORT},
        "balans": {"links": side, "rechts": side, "niveaus": [level]},
        "olifant": {"aanrakingen": [touch]},
        "tabel": {"kolommen": [TEXT, f"{TEXT}2"], "rijen": [[ways_out, TEXT]]},
    }
    item: dict[str, Value] = {"titel": TEXT, "kern": TEXT, "zoekwoorden": [TEXT]}
    form: Value = {
        "versie": 1,
        "uitleg": ways_out,
        "onderdelen": [{"id": "deel", "titel": TEXT, "uitleg": ways_out, "velden": fields}],
    }
    route: Value = [{"id": "a", "tool": "kwaad-alles", "reden": ways_out}]
    tool: dict[str, Value] = {
        "soort": "werkvorm",
        "duur": {"uitvoeren": 5},
        "groep": {"min": 2, "wie": [TEXT]},
        "benodigdheden": [TEXT],
        "wanneer_wel": ways_out,
        "wanneer_niet": ways_out,
        "opbrengst": ways_out,
        "formulier": form,
        "onderdelen": blocks,
    }
    return {
        "tools/kwaad-alles": {"id": "kwaad-alles", **item, **tool},
        "verdieping/kwaad-blokken": {"id": "kwaad-blokken", **item, "onderdelen": blocks},
        "rollen/kwaad-rol": {"id": "kwaad-rol", **item, "route": route, "onderdelen": blocks},
        "geweldsprofielen/kwaad-profiel": {"id": "kwaad-profiel", **item, "onderdelen": blocks},
        **{
            f"figuren/kwaad-{kind}": {
                "id": f"kwaad-{kind}",
                **item,
                "alternatief": TEXT,
                "bijschrift": ways_out,
                "tekening": {"soort": kind, **drawing},
            }
            for kind, drawing in drawings.items()
        },
    }


def write_hostile_region(folder: Path, base: Path, canary: Path) -> tuple[Problem, ...]:
    """Write to `folder` a region that replaces every text of `base`; returns what was refused.

    Texts of its own ask to read the file `canary`, which is outside the folder.

    What is refused is written again in a milder way, and at last as the base has it, so that the
    region can be built.
    """
    folder.mkdir(parents=True)
    (folder / "regio.yml").write_text(SETTINGS, "utf-8")
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    for key, data in _own_documents(canary).items():
        _write(folder, key, data)
    read = read_folder(base, "content")
    refusals: dict[str, Counter[ValuePath]] = {key: Counter() for key in read.documents}
    refused: list[Problem] = []
    while problems := _faults_of(folder, base, read, refusals):
        refused += problems
        for key, path in {_at(problem.place, folder) for problem in problems}:
            assert key in refusals, [str(each) for each in problems if key in each.place.file]
            refusals[key][path] += 1
    return tuple(refused)


def _faults_of(
    folder: Path, base: Path, read: Folder, refusals: Mapping[str, Counter[ValuePath]]
) -> tuple[Problem, ...]:
    for key, document in read.documents.items():
        _write(folder, key, _hostile(document.data, (), refusals[key]))
    try:
        read_handbook(base, folder)
    except ContentProblems as error:
        return error.problems
    return ()


def _write(folder: Path, key: str, data: Value) -> None:
    file = folder / "content" / f"{key}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_WithoutAliases, allow_unicode=True, width=100_000)
    file.write_text(text, "utf-8")


def _hostile(value: Value, path: ValuePath, refusals: Counter[ValuePath]) -> Value:
    if isinstance(value, dict):
        return {
            key: entry if key == "id" else _hostile(entry, (*path, key), refusals)
            for key, entry in value.items()
        }
    if isinstance(value, list):
        return [_hostile(entry, (*path, at), refusals) for at, entry in enumerate(value)]
    if not isinstance(value, str):
        return value
    times = sum(refusals[path[:length]] for length in range(1, len(path) + 1))
    return (*TEXTS, value)[min(times, len(TEXTS))]


def _at(place: Place, folder: Path) -> tuple[str, ValuePath]:
    inside = Path(place.file).relative_to(folder / "content")
    key = inside.with_suffix("").as_posix()
    return key, _path_at(place, folder, key)


def _path_at(place: Place, folder: Path, key: str) -> ValuePath:
    """Return the path of the innermost value that is around a place, or that has it as its key."""
    document = read_file(folder / "content" / f"{key}.yml", place.file)
    keys = [path for path in document.origins if path and document.key_place(path) == place]
    before = [path for path in document.origins if path and document.place(path) <= place]
    return keys[0] if keys else max(before, key=lambda path: (document.place(path), len(path)))
