"""Walking through the real acts: what somebody can do to a case, with good and bad input, by all who work here."""
