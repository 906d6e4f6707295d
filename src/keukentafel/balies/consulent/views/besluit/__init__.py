"""The pages of aanvraag and besluit, one module per task."""
