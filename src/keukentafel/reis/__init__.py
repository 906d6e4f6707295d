"""Floor 3: what happens. Acts join law, dossier, log and outbox in one transaction; overzichten are lists over several."""
