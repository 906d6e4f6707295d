"""The forms of the consulent's counter."""
