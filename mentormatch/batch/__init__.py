"""Many workbooks, unattended: each one once and only once, and a word about every one of them.

``load`` reads the configuration, ``jobs`` makes a job of every workbook, ``run`` carries them out on local
processes or a cluster. What one job does stands in :mod:`.once`.
"""

from .config import Config, load
from .finding import Workbook
from .jobs import Job, jobs
from .outcome import Done, State, first_exit_code
from .pools import warm_up
from .running import Summary, run

__all__ = [
    "Config",
    "Done",
    "Job",
    "State",
    "Summary",
    "Workbook",
    "first_exit_code",
    "jobs",
    "load",
    "run",
    "warm_up",
]
