"""Components: a folder each, with its template, style, print style and script under one name."""
