"""Names that have lost their capital, by a model that weighs all that is known of a place."""
