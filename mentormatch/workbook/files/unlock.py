"""Workbooks protected with a password: recognised, and opened where the extra ``password`` is installed."""

from __future__ import annotations

import io
import warnings
from importlib.util import find_spec

from mentormatch.issues import Said

from .limits import UnreadableError
from .old import is_protected

__all__ = ["WrongPasswordError", "can_unlock", "is_protected", "unlock"]


class WrongPasswordError(Exception):
    """The password does not open the workbook."""


def can_unlock() -> bool:
    """Whether the library that opens protected workbooks is installed."""
    return find_spec("msoffcrypto") is not None


def unlock(data: bytes, password: str) -> bytes:
    """Return the content of a protected workbook.

    Raises:
        WrongPasswordError: the password is another.
        UnreadableError: the protection is damaged, or of a kind that cannot be opened.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old files are protected in ways that the library warns about
        import msoffcrypto
        from msoffcrypto.exceptions import InvalidKeyError

        opened = io.BytesIO()
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(data))
            # Old .xls files always compare the password; their reader has no option for it.
            check = {} if office.format == "xls97" else {"verify_password": True}
            office.load_key(password=password, **check)
            office.decrypt(opened)
        except InvalidKeyError:
            raise WrongPasswordError from None
        except Exception:  # a broken file may fail in the library in any way at all
            raise UnreadableError(
                Said(
                    "beskyttelsen er ødelagt eller af en slags, der ikke kan låses op",
                    "its protection is broken, or of a kind that cannot be opened",
                )
            ) from None
    return opened.getvalue()
