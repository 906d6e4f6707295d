"""The pages of the resident's counter, one module per task."""
