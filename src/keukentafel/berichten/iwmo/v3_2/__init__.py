"""iWmo 3.2, in force since 3 April 2023: its types, code lists and messages. A next release gets a folder beside this
one.

Source: XSD 1.0.0 of Zorginstituut Nederland (basisschema and the messages). Of the returns no schema is public to us;
they follow the published overview of the schemas.
"""
