"""Kompas: the handbook as data, and the site, PDFs and forms made from it."""
