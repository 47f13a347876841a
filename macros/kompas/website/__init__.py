"""The MkDocs adapter: the only room that imports MkDocs."""
