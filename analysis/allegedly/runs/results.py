"""The results of a run: tables on the disk, of which only what is asked for is read."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from .._errors import RunError
from ._extras import need
from .folder import MANIFEST, PARTS, expect_files, read_json, read_parts
from .schema import TABLES, schema
from .tables import empty, to_pandas

if TYPE_CHECKING:
    import pandas as pd

    from ..frames.schema import Column

#: What a database that reads results may not do.
_CLOSED: Final = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "lock_configuration": "true",
}


def open_results(path: str | os.PathLike[str]) -> Results:
    """Open the results of a run over a corpus.

    Parameters
    ----------
    path : path-like
        The folder that `run_corpus` wrote. If the run was stopped, the batches that were finished are there.

    Returns
    -------
    Results

    Raises
    ------
    RunError
        If there are no results, or a part is missing or has another length; the message names it.

    Examples
    --------
    >>> open_results("no-such-folder")
    Traceback (most recent call last):
        ...
    allegedly.RunError: no results in 'no-such-folder': it holds no manifest.json; check the path
    """
    return Results(Path(path))


class Results:
    """Tables of a run, opened for reading.

    Nothing is read but what is asked for, so the tables may be larger than memory. Make one with `open_results`.

    Parameters
    ----------
    path : Path
        The folder.

    Attributes
    ----------
    path : Path
        The folder.
    manifest : Mapping
        Versions, settings, columns, and for a finished run its totals.
    """

    def __init__(self, path: Path) -> None:
        manifest = read_json(path / MANIFEST)
        if manifest is None:
            raise RunError(f"no results in '{path}': it holds no {MANIFEST}; check the path")
        self.path = path
        self.manifest: Mapping[str, Any] = manifest
        self._files: dict[str, list[str]] = {name: [] for name in TABLES if name in manifest["tables"]}
        self._rows = dict.fromkeys(self._files, 0)
        for part in read_parts(path):
            expect_files(path, part)
            for name, files in self._files.items():
                files.append(part["files"][name]["file"])
                self._rows[name] += part["rows"][name]
        self._database: Any = None

    def __enter__(self) -> Self:
        """Return the results."""
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        """Return the folder and the rows of each table."""
        rows = ", ".join(f"{name} {rows:,}" for name, rows in self._rows.items())
        return f"<Results '{self.path}': {rows}{'' if self.complete else '; not finished'}>"

    def __getattr__(self, name: str) -> Table:
        """Return a table by its name, such as ``results.acts``."""
        if name in self.__dict__.get("_files", ()):
            return Table(self, name)
        if name in TABLES:
            raise RunError(f"'{self.path}' has no table {name!r}; it was run without --tokens (tokens=True)")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._files})

    @property
    def complete(self) -> bool:
        """Whether the run came to its end."""
        return bool(self.manifest["complete"])

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(self._files)

    def table(self, name: str) -> Table:
        """Return a table by its name.

        Raises
        ------
        RunError
            If there is no such table.
        """
        if name not in self._files:
            raise RunError(f"'{self.path}' has no table {name!r}, only {', '.join(self._files)}")
        return Table(self, name)

    def rows(self, name: str) -> int:
        """Return the number of rows of a table."""
        return self._rows[name]

    def files(self, name: str) -> list[Path]:
        """Return the Parquet files of a table, in the order of its rows."""
        return [self.path / file for file in self._files[name]]

    def sql(self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> pd.DataFrame:
        """Query the tables in SQL, as DuckDB speaks it.

        The query is carried out on the disk; only its result must fit into memory.

        Parameters
        ----------
        query : str
            One SELECT over the tables by their names. Nothing can be written, and no other file read.
        parameters : sequence or mapping
            Values for ``?`` or ``$name`` in the query. Put what comes from elsewhere here and not into the query.

        Returns
        -------
        pandas.DataFrame
            Strings, numbers and tuples for lists; whole numbers of which some are missing are ``Int64``.

        Raises
        ------
        RunError
            If the query is none or another thing than a SELECT, or a part is damaged.

        Examples
        --------
        >>> import tempfile
        >>> from allegedly import Text, run_corpus
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     results = run_corpus([Text("Ostmark denied shelling the port.", "monday")], folder)
        ...     results.sql("select act, count(*) as n from acts where not blocked group by act").values.tolist()
        ...     results.close()
        [['DENY', 1]]
        """
        return self._query(query, parameters, {})

    def _query(
        self, query: str, parameters: Sequence[object] | Mapping[str, object], described: Mapping[str, Column]
    ) -> pd.DataFrame:
        duckdb = need("duckdb", "files")
        try:
            database = self._connect()
            statements = database.extract_statements(query)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise RunError(f"one SELECT is wanted, not {query.strip()[:60]!r}; results are for reading only")
            found = database.sql(query, params=parameters or None).to_arrow_table()
        except duckdb.Error as error:
            raise RunError(f"the query failed: {str(error).strip()}") from error
        return to_pandas(found, described)

    def check(self) -> int:
        """Read all files and compare them with the hashes that were taken when they were written.

        Returns
        -------
        int
            Number of files, all sound.

        Raises
        ------
        RunError
            If one is missing or damaged, or has other columns; the message names it.
        """
        return sum(1 for _ in self.checked())

    def checked(self) -> Iterator[Path]:
        """Check one file after the other, as `check` does, and yield each that is sound."""
        files = need("pyarrow.parquet", "files")
        for part in read_parts(self.path):
            expect_files(self.path, part)
            for name, about in part["files"].items():
                file = self.path / about["file"]
                with open(file, "rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
                if digest != about["sha256"]:
                    raise RunError(
                        f"'{file}' is damaged: its hash is not the one in {PARTS}; "
                        "bring it back, or run the corpus anew with --fresh"
                    )
                if not files.read_schema(file).equals(schema(name)):
                    raise RunError(f"'{file}' has other columns than this version of allegedly writes")
                yield file

    def close(self) -> None:
        """Close the files that queries have opened."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _connect(self) -> Any:
        if self._database is None:
            duckdb = need("duckdb", "files")
            spill = os.path.join(tempfile.gettempdir(), "allegedly-duckdb")
            database = duckdb.connect(":memory:", config={"temp_directory": spill})
            # Views over lists of files, so that what is left of a stopped run is not read.
            for name, files in self._files.items():
                if files:
                    listed = ", ".join(_quoted(os.path.join(os.path.abspath(self.path), file)) for file in files)
                    database.execute(f"create view {name} as select * from read_parquet([{listed}])")
                else:
                    database.register(name, empty(name))
            database.execute(f"set allowed_directories = [{_quoted(os.path.abspath(self.path) + os.sep)}]")
            for setting, value in _CLOSED.items():
                database.execute(f"set {setting} = {value}")
            self._database = database
        return self._database


class Table:
    """One table of a run; nothing is read before `frame` is called.

    Attributes
    ----------
    results : Results
        Where it is from.
    name : str
        Its name, as queries know it.
    """

    def __init__(self, results: Results, name: str) -> None:
        self.results = results
        self.name = name

    def __repr__(self) -> str:
        """Return name and number of rows."""
        return f"<Table {self.name}: {len(self):,} rows>"

    def __len__(self) -> int:
        return self.results.rows(self.name)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(self.results.manifest["tables"][self.name])

    def frame(
        self,
        columns: Sequence[str] | None = None,
        where: str | None = None,
        parameters: Sequence[object] | Mapping[str, object] = (),
        *,
        meta: bool = False,
    ) -> pd.DataFrame:
        """Read the table, or what is asked of it, into a frame like those of a `Document`.

        Parameters
        ----------
        columns : sequence of str, optional
            Which columns; all by default.
        where : str, optional
            Which rows: a condition in SQL, such as ``"act = 'DENY' and not blocked"``; all by default.
        parameters : sequence or mapping
            Values for ``?`` or ``$name`` in the condition.
        meta : bool
            Whether to add a ``meta_`` column for each item of metadata of the documents, as strings and numbers;
            dates are strings in ISO 8601.

        Returns
        -------
        pandas.DataFrame
            Documents in the order of the corpus.

        Raises
        ------
        RunError
            If a column is unknown or the condition is none.
        """
        chosen = list(self.columns if columns is None else columns)
        for column in chosen:
            if column not in self.columns:
                raise RunError(f"table {self.name!r} has no column {column!r}, only {', '.join(self.columns)}")
        added = meta and "doc" not in chosen
        listed = ", ".join(f'"{column}"' for column in (["doc", *chosen] if added else chosen))
        condition = "" if where is None else f" where ({where})"
        found = self.results._query(f"select {listed} from {self.name}{condition}", parameters, TABLES[self.name])
        if meta:
            found = self._with_meta(found)
        return found.drop(columns="doc") if added else found

    def _with_meta(self, found: pd.DataFrame) -> pd.DataFrame:
        import pandas as pd

        from ..frames.making import flat

        known = self.results.sql("select doc, meta from documents")
        wanted = set(found["doc"])
        items = {
            doc: dict(flat(json.loads(text), "meta"))
            for doc, text in zip(known["doc"], known["meta"], strict=True)
            if doc in wanted
        }
        names = dict.fromkeys(name for some in items.values() for name in some)
        extra = {name: [items.get(doc, {}).get(name) for doc in found["doc"]] for name in names}
        return pd.concat([found, pd.DataFrame(extra, index=found.index)], axis=1)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
