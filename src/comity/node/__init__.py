"""The only place that knows Django: one country's node, its rooms and its ways in.

Python's own ``sqlite3`` may carry a SQLite with the WAL-reset corruption fault (3.7.0 to 3.51.2), so the
``pysqlite3`` wheel takes its name before Django can load it (docs/decisions/0005-sqlite-wheel.md).
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

SQLITE_AT_LEAST = (3, 51, 3)

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

if pysqlite3.sqlite_version_info < SQLITE_AT_LEAST:
    raise ImportError(
        f"SQLite {pysqlite3.sqlite_version} can corrupt its write-ahead log; 3.51.3 or later is needed."
    )
