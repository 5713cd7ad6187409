"""One file per request type; the folder is the list.

Each module defines `REQUEST_TYPE`. A node may add modules of its own by name (`registry(extra=[…])`); a test
may load one from a temporary folder (`load`).
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from comity.rules.errors import RulesError, UnknownType
from comity.rules.request_type import RequestType


@dataclass(frozen=True)
class Registry:
    """The request types a node knows, by code."""

    types: Mapping[str, RequestType]

    def get(self, code: str) -> RequestType:
        """Return the type with this code.

        Raises:
            UnknownType: when nobody declared it.
        """
        if code not in self.types:
            raise UnknownType(
                "This node does not know requests of the kind ‘{code}’. It knows: {known}.",
                {"code": code, "known": ", ".join(sorted(self.types))},
            )
        return self.types[code]

    def __iter__(self) -> Iterator[RequestType]:
        """Go through the types in the order of their codes."""
        return (self.types[code] for code in sorted(self.types))


def registry(extra: Iterable[str] = ()) -> Registry:
    """Return all types of this folder and of the extra modules or packages named.

    Args:
        extra: dotted module names (`ministry.requests`) or paths of a .py file or a folder.

    Raises:
        RulesError: when a module declares no type or two declare the same code.
    """
    own = [f"{__name__}.{found.name}" for found in pkgutil.iter_modules(__path__)]
    found: dict[str, RequestType] = {}
    for name in (*own, *extra):
        for declared in load(name):
            if found.setdefault(declared.code, declared) != declared:
                raise RulesError("Two request types call themselves ‘{code}’.", {"code": declared.code})
    return Registry(found)


def load(where: str | Path) -> tuple[RequestType, ...]:
    """Return the types of one module, package, .py file or folder of .py files.

    Raises:
        RulesError: when a module declares no REQUEST_TYPE.
    """
    path = Path(where)
    if path.suffix == ".py" or path.is_dir():
        files = sorted(path.glob("[!_]*.py")) if path.is_dir() else [path]
        return tuple(_declared(_from_file(file)) for file in files)
    module = importlib.import_module(str(where))
    if hasattr(module, "__path__"):
        names = [f"{module.__name__}.{found.name}" for found in pkgutil.iter_modules(module.__path__)]
        return tuple(_declared(importlib.import_module(name)) for name in names)
    return (_declared(module),)


def _from_file(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"comity_request_{file.stem}", file)
    if spec is None or spec.loader is None:
        raise RulesError("The file {file} cannot be read as a request type.", {"file": str(file)})
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _declared(module: ModuleType) -> RequestType:
    declared = getattr(module, "REQUEST_TYPE", None)
    if not isinstance(declared, RequestType):
        raise RulesError("{module} declares no REQUEST_TYPE.", {"module": module.__name__})
    return declared
