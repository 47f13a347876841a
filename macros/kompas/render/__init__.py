"""From model to HTML: one set of components, for the site and for paper alike."""
