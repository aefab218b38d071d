"""The allowed values of choice columns: codes, Danish and English spelling, synonyms.

A synonym stands here only if it can mean nothing else; whatever is close but not certain is answered
with "did you mean". Case, hyphens, full stops and æ/ae, ø/oe, å/aa make no difference and need no synonym.
"""
