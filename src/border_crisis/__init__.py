"""The run-up to Russia's 2022 invasion of Ukraine, as five news documents report it.

    import border_crisis as bc

    bc.tables()                  # names and row counts
    bc.load("aid_deliveries")    # a typed DataFrame; bc.aid_deliveries() is the same
    bc.evidence("aid-001")       # the words behind one record
    bc.validate(frame, "events") # what is wrong with a table of yours, as a DataFrame
    bc.suggest(text)             # what a news text holds: quantities, quotations, dates
    bc.suggest_stream("archive.txt")  # the same of a file of any length

Importing this package imports nothing heavy: a table needs pandas when it is loaded, the
pandera models (`bc.schemas`) when they are used.
"""

import importlib

#: What the package offers, and the module that holds it.
_PUBLIC = {
    "cite": "citation",
    "package": "descriptor",
    "path": "descriptor",
    "suggest": "suggesting",
    "suggest_stream": "suggesting.streaming",
    "tables": "descriptor",
    "BorderCrisisError": "errors",
    "InvalidData": "errors",
    "WrongUsage": "errors",
    "validate": "validating",
}

TYPE_CHECKING = False  # the name is what type checkers look for; importing typing would cost 14 ms
if TYPE_CHECKING:
    from border_crisis import plot as plot
    from border_crisis import rows as rows
    from border_crisis import schemas as schemas
    from border_crisis.citation import cite as cite
    from border_crisis.descriptor import package as package
    from border_crisis.descriptor import path as path
    from border_crisis.descriptor import tables as tables
    from border_crisis.errors import (
        BorderCrisisError as BorderCrisisError,
    )
    from border_crisis.errors import (
        InvalidData as InvalidData,
    )
    from border_crisis.errors import (
        WrongUsage as WrongUsage,
    )
    from border_crisis.loaders import *
    from border_crisis.suggesting import suggest as suggest
    from border_crisis.suggesting.streaming import suggest_stream as suggest_stream
    from border_crisis.validating import validate as validate

    __version__: str


def __getattr__(name: str) -> object:
    if name in ("schemas", "rows", "plot"):
        return importlib.import_module(f"border_crisis.{name}")
    if name == "__version__":
        return importlib.import_module("border_crisis.descriptor").version()
    module = importlib.import_module(f"border_crisis.{_PUBLIC.get(name, 'loaders')}")
    try:
        return getattr(module, name)
    except AttributeError:
        raise AttributeError(f"module 'border_crisis' has no attribute '{name}'") from None


def __dir__() -> list[str]:
    loaders = importlib.import_module("border_crisis.loaders")
    return sorted({*_PUBLIC, *loaders.__all__, "plot", "rows", "schemas", "__version__"})
