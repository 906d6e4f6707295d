"""The forms of aanvraag and besluit."""
