"""Forms apart from their shape: where each answer goes, how that is spelled, how it is kept."""
