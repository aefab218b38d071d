"""The command ``mentormatch`` and ``python -m mentormatch``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line on the process's own arguments and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        # Answered before click is imported: scripts and installers ask this often.
        from mentormatch import __version__

        sys.stdout.write(f"mentormatch {__version__}\n")
        return
    from mentormatch.cli.frame import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
