"""Regions: how one begins, how it keeps up with the base, and many of them in one go."""
