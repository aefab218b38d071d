"""Everything that can be wrong with an input, once: code, severity, texts in two languages, remedy.

A module per area, a constant per kind of fault: :mod:`.files` (MM-F0xx), :mod:`.sheets`, :mod:`.headings` and
:mod:`.lists` (MM-S1xx), :mod:`.cells` (MM-C2xx), :mod:`.people` (MM-P3xx), :mod:`.matches` (MM-M4xx),
:mod:`.settings` (MM-T5xx), :mod:`.privacy` (MM-B6xx), :mod:`.results` (MM-R7xx), :mod:`.batch` (MM-G8xx),
:mod:`.follow_ups` (MM-O9xx), :mod:`.in_place` (MM-I9xx), :mod:`.mapping` (MM-K10xx), :mod:`.everyday` (MM-K11xx) and
:mod:`.letters` (MM-L10xx). A code never changes its meaning.
"""

from .matches import contradiction
from .model import Issue, Kind, Place, Said, Severity, Texts

__all__ = ["Issue", "Kind", "Place", "Said", "Severity", "Texts", "contradiction"]
