"""Whether the tables of the database are those of the models: no table, column or unique rule more or less."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, UniqueConstraint

Columns = tuple[str, ...]


def faults() -> Iterator[str]:
    """What differs, a sentence each; columns by name, rules of uniqueness by their columns."""
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        caches = {one["LOCATION"] for one in settings.CACHES.values()}
        yield from (f"The table {name} is missing." for name in sorted(caches - present))
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if not model._meta.managed or model._meta.proxy:
                continue
            if table in present:
                yield from _columns(cursor, model)
                yield from _rules(cursor, model)
            else:
                yield f"The table {table} is missing."


def _columns(cursor: CursorWrapper, model: type[Model]) -> Iterator[str]:
    table = model._meta.db_table
    wanted, found = set(_of(model).values()), _column_names(cursor, table)
    yield from (f"The table {table} lacks its column {name}." for name in sorted(wanted - found))
    yield from (
        f"The table {table} has a column {name}, which is none of ours." for name in sorted(found - wanted)
    )


def _of(model: type[Model]) -> dict[str, str]:
    """The columns of a table by the names of their fields."""
    return {one.name: str(one.column) for one in model._meta.local_concrete_fields}


def _column_names(cursor: CursorWrapper, table: str) -> set[str]:
    if connection.vendor != "sqlite":
        return {one.name for one in connection.introspection.get_table_description(cursor, table)}
    cursor.execute("SELECT name FROM pragma_table_xinfo(%s)", [table])
    return {name for (name,) in cursor.fetchall()}


def _rules(cursor: CursorWrapper, model: type[Model]) -> Iterator[str]:
    table, wanted = model._meta.db_table, _wanted(model)
    found, indexed = _found(cursor, table)
    yield from (
        f"The table {table} no longer insists that {' and '.join(one)} be there once only."
        for one in sorted(wanted - found)
    )
    yield from (
        f"The table {table} has a unique index on {' and '.join(one) or 'a value'}, which is none of ours."
        for one in sorted(found - wanted)
    )
    yield from (f"The table {table} lacks its index {name}." for name in sorted(_named(model) - indexed))


def _wanted(model: type[Model]) -> set[Columns]:
    """The columns that may hold a value, or values together, once only."""
    meta, columns = model._meta, _of(model)
    alone = {(columns[one.name],) for one in meta.local_concrete_fields if one.unique}
    together = [tuple(one) for one in meta.unique_together]
    together += [tuple(one.fields) for one in meta.constraints if isinstance(one, UniqueConstraint)]
    return alone | {tuple(sorted(columns[name] for name in names)) for names in together}


def _named(model: type[Model]) -> set[str]:
    return {one.name for one in model._meta.indexes}


def _found(cursor: CursorWrapper, table: str) -> tuple[set[Columns], set[str]]:
    """Columns of every unique rule of a table, and the names of all its indexes."""
    if connection.vendor != "sqlite":
        said = connection.introspection.get_constraints(cursor, table)
        unique = [one["columns"] for one in said.values() if one["unique"] or one["primary_key"]]
        return {tuple(sorted(one)) for one in unique}, set(said)
    cursor.execute(
        "SELECT list.name, list.[unique], info.name FROM pragma_index_list(%s) AS list, "
        "pragma_index_info(list.name) AS info",
        [table],
    )
    indexes: dict[str, list[str]] = {}
    unique_names = set()
    for name, unique, column in cursor.fetchall():
        indexes.setdefault(name, []).append(column or "")
        unique_names |= {name} if unique else set()
    cursor.execute("SELECT name FROM pragma_table_info(%s) WHERE pk", [table])
    primary = tuple(sorted(name for (name,) in cursor.fetchall()))
    return {tuple(sorted(indexes[name])) for name in unique_names} | {primary}, set(indexes)
