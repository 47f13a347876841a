"""Regions over the small handbook, as folders: `regio.yml` and a few own texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.handbooks import replaced

SETTINGS = """id: {region}
naam: {name}
basis: "0.0.1"
organisatie: Samenwerkende gemeenten {name}
adres: https://{region}.voorbeeld.nl/
contacten:
  - {{id: bureau, naam: Bureau, waarvoor: Vragen over deze site., email: bureau@voorbeeld.nl}}
toegankelijkheid:
  status: C
  contact: bureau@voorbeeld.nl
  datum: "2026-11-01"
  onderzoek_gepland: "2027-05-01"
  ondertekend_door: Directeur
privacy: {{contact: bureau@voorbeeld.nl, webserver: Niets.}}
kwetsbaarheid: {{contact: bureau@voorbeeld.nl, verloopt: "2027-10-01"}}
"""
"""All that a region has to answer, so that there is nothing to warn of."""

OWN_TOOL = """id: {region}-rondje
titel: Rondje {name}
soort: werkvorm
kern: Zo doen wij dat in {name}.
status: concept
"""


def make_region(folder: Path, name: str, own: Mapping[str, str] | None = None) -> Path:
    """Write the region `name` to `folder`, with an own tool and the files `own`; returns it.

    A key of `own` is a path inside the folder, such as `content/paginas/inleiding.yml`.
    """
    region = name.lower()
    files = {
        "regio.yml": SETTINGS.format(region=region, name=name),
        f"content/tools/{region}-rondje.yml": OWN_TOOL.format(region=region, name=name),
        **(own or {}),
    }
    for place, text in files.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def rewrite(folder: Path, place: str, old: str, new: str) -> None:
    """Replace the only `old` in a file of `folder`."""
    file = folder / place
    file.write_text(replaced(file.read_text("utf-8"), old, new), "utf-8")
