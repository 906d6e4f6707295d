"""Leren: what acts leave behind is counted, small numbers are hidden, and policy reads the counts (ADR 0017)."""
