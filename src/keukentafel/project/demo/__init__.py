"""The demo region Maastricht-Heuvelland: figures with their source, and a pure generator of synthetic records.

`regio.maak` gives lists of frozen dataclasses, one list per table, ready to be bulk-loaded. Nothing here touches
the database, and everything here is invented or a published figure.
"""
