"""Floor 1: municipalities, users, the log, the outbox and the clock."""
