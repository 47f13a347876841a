"""Live preview: a saved file shows in the browser, and so does what is wrong with it."""

from __future__ import annotations

import re
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from kompas.model.handbook import Handbook
from kompas.source.place import ContentProblems
from kompas.website.site import SiteError, kompas_plugin, run_mkdocs, site_config

POLLING_INTERVAL = 0.2
"""Seconds between two looks at the files."""

WITH_PLACE = re.compile(r"(?P<place>.+?:\d+:\d+): (?P<message>.*)")

ERROR_PAGE = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>body{{font:18px/1.6 sans-serif;max-width:60rem;margin:3rem auto;padding:0 1.5rem}}
h1{{font-size:1.8rem}}li{{margin:.8rem 0}}code{{font-weight:700}}</style>
<h1>{title}</h1><p>Verbeter dit en bewaar het bestand; dan komt de pagina vanzelf terug.</p>
<ul>{faults}</ul></body></html>"""


class Preview(LiveReloadServer):
    """Serves the site, or a page with the faults while there are any.

    MkDocs' own server stops answering after a failed build, and does not start at all on a
    broken file; this one always answers.
    """

    def __init__(
        self,
        load: Callable[[], Handbook],
        watched: Sequence[Path],
        host: str,
        port: int,
        say: Callable[[str], None],
        *,
        watched_files_in: Sequence[Path] = (),
    ) -> None:
        """Prepare to serve what `load` returns, made again when a file in `watched` changes.

        Of the folders `watched_files_in` only the files count, not the folders in them, which may
        hold a whole installation.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="kompas-", ignore_cleanup_errors=True)
        self._building = threading.Lock()
        self._stopped = False
        self._load = load
        self._say = say
        self._faults: tuple[str, ...] = ()
        self._news = "Klaar om te bekijken."
        super().__init__(
            builder=self.rebuild,
            host=host,
            port=port,
            root=self._folder.name,
            polling_interval=POLLING_INTERVAL,
        )
        for path in watched:
            self.watch(str(path))
        for path in watched_files_in:
            self.watch(str(path), recursive=False)
        # The first build comes after the watch has begun, so that no change falls in between;
        # who asks for a page before it is ready waits.
        self._want_rebuild = True
        self._visible_epoch = self._wanted_epoch - 1

    def rebuild(self) -> None:
        """Build the site again; a fault is kept, told and shown, never raised."""
        with self._building:
            if not self._stopped:
                self._rebuild()

    def _rebuild(self) -> None:
        try:
            self._build(self._load())
        except ContentProblems as problems:
            self._faults = tuple(str(problem) for problem in problems.problems)
        except SiteError as error:
            self._faults = tuple(str(error).splitlines())
        except Exception as error:  # whatever it is, the browser may not wait for ever
            traceback.print_exc()
            self._faults = (f"Er ging iets mis in het programma: {error!r}",)
        else:
            self._faults = ()
        for fault in self._faults:
            self._say(fault)
        if not self._faults:
            self._say(self._news)
        self._news = "Bijgewerkt."

    def serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one request, with the faults when there are any."""
        path = environ["PATH_INFO"]
        if path.endswith((".html", "/")) or path == "":
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
                epoch, faults = self._visible_epoch, self._faults
            if faults:
                return self._answer_faults(faults, epoch, start_response)
        return super().serve_request(environ, start_response)

    def stop(self) -> None:
        """Stop serving and clear the temporary folder."""
        self.shutdown()
        with self._building:  # a build that is under way would write into the cleared folder
            self._stopped = True
            self._folder.cleanup()

    def _build(self, handbook: Handbook) -> None:
        config = site_config(Path(self.root), strict=False)
        kompas_plugin(config).handbook = handbook
        run_mkdocs(config, serve_url=self.url)

    def _answer_faults(
        self, lines: tuple[str, ...], epoch: int, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        count = len(lines)
        found = "staat een fout" if count == 1 else f"staan {count} fouten"
        title = f"Er {found} in de inhoud"
        faults = "".join(f"<li>{_fault(line)}</li>" for line in lines)
        page = ERROR_PAGE.format(title=title, faults=faults).encode()
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [self._inject_js_into_html(page, epoch)]  # type: ignore[no-untyped-call]


def _fault(line: str) -> str:
    found = WITH_PLACE.fullmatch(line)
    if not found:
        return escape(line)
    return f"<code>{escape(found['place'])}</code><br>{escape(found['message'])}"
