"""The pages of the consulent's counter, one module per task."""
