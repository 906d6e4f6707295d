"""Floor 3: what happens. An act joins law, dossier, log and outbox in one transaction; overzichten are lists."""
