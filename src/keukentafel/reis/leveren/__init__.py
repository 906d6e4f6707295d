"""Help arrives: the order to a provider, its answer, start, stop and what is told of results."""
