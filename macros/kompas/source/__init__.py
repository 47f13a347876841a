"""Source: YAML text to plain data in which each value knows its file, line and column."""
