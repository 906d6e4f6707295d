"""Questions that more than one counter asks, in the same words."""
