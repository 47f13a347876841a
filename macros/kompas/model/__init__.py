"""The handbook's kinds, one module per kind, validated, resolved and immutable."""
