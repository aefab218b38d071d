"""The other workbooks: template, sample, verdicts, evaluation, batch summary, marked-up copies."""
