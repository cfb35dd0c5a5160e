"""An export is columns and rows; subclassing `Export` puts it on the menu."""

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any, ClassVar

from blkportal.core.sheets.write import write_csv, write_table

EXPORTS: dict[str, type["Export"]] = {}
FORMATS = ("csv", "xlsx")


class Export:
    """The rows are the asker's rows, in the worker too: `rows` reads through `self.user`."""

    code: ClassVar[str]
    title: ClassVar[Any]
    columns: ClassVar[Mapping[str, Any]]
    text_columns: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, user: Any, **params: Any) -> None:
        self.user = user
        self.params = params

    def __init_subclass__(cls) -> None:
        if "code" not in vars(cls):
            return
        if cls.code in EXPORTS:
            raise TypeError(f"Two exports are called {cls.code!r}.")
        EXPORTS[cls.code] = cls

    def rows(self) -> Iterable[Mapping[str, Any]]:
        raise NotImplementedError

    def lines(self) -> Iterable[Sequence[Any]]:
        """The rows in the order of the columns; a long list may give them as such at once."""
        names = list(self.columns)
        return ([row[name] for name in names] for row in self.rows())

    def notes(self) -> list[Any]:
        """Lines for a second sheet: cut-off, definitions, synthetic data."""
        return []

    def write(self, file: IO[bytes], format: str = "csv") -> int:
        """Streams the rows into a binary file and says how many there were."""
        if format not in FORMATS:
            raise ValueError(f"An export is written as one of {FORMATS}, not {format!r}.")
        labels = list(self.columns.values())
        if format == "csv":
            return write_csv(file, labels, self.lines())
        texts = [at for at, name in enumerate(self.columns) if name in self.text_columns]
        return write_table(
            file, labels, self.lines(), sheet_name="Data", notes=self.notes(), text_columns=texts
        )
