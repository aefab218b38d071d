"""The values of a workbook's sheets, from python-calamine."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentormatch.issues import Issue, Place, Said, files

from .limits import UnreadableError
from .notes import SheetNotes
from .panics import panics_unheard
from .raw import CannotReadError, RawRow, RawSheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from .safety import Package


def calamine_sheets(data: bytes, file: str, package: Package | None) -> list[RawSheet]:
    """Return the sheets' values as python-calamine reads them.

    Raises:
        CannotReadError: the file is protected.
        UnreadableError: it is damaged.
    """
    import python_calamine as calamine

    broken = UnreadableError(Said("indholdet hænger ikke sammen", "its content does not hang together"))
    sheets: list[RawSheet] = []
    try:
        with panics_unheard(), calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            for meta in workbook.sheets_metadata:
                if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                notes = package.notes.get(meta.name, SheetNotes()) if package else SheetNotes()
                sheets.append(
                    RawSheet(
                        file,
                        meta.name,
                        _rows(workbook.get_sheet_by_name(meta.name), notes)
                        if notes.sparse is None
                        else notes.sparse,
                        hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
                        epoch_1904=package.epoch_1904 if package else False,
                        notes=notes,
                    )
                )
    except calamine.PasswordError as error:
        raise CannotReadError(Issue(files.PROTECTED, Place(file))) from error
    except (calamine.CalamineError, ValueError, OSError, OverflowError) as error:
        raise broken from error
    except BaseException as error:
        # A panic of the Rust library arrives as a BaseException of its own, which is no way to end a run.
        if type(error).__name__ != "PanicException":
            raise
        raise broken from error
    return sheets


def _rows(sheet: CalamineSheet, notes: SheetNotes) -> Iterable[RawRow]:
    """Return the rows of a sheet from A1; one by one where going through them once is enough, which spares memory."""
    if notes.booleans or sheet.start != (0, 0):
        return sheet.to_python(skip_empty_area=False)
    return sheet.iter_rows()
