"""Optimal, explainable matching of young people and volunteer mentors.

The public faces are :mod:`mentormatch.solver` (``Problem``, ``solve``, ``check``),
:mod:`mentormatch.eligibility` (``judge``) and :mod:`mentormatch.application`
(the whole line from workbook to workbook). Nothing heavy is imported here.
"""

__version__ = "0.1.0"
