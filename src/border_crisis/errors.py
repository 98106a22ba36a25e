"""The errors that people see: one line, no traceback (the command line prints them and exits)."""


class BorderCrisisError(Exception):
    """Something that the user can mend; its text is one clear line. `exit_code` is 1 or 2."""

    exit_code = 1


class InvalidData(BorderCrisisError):
    """Data breaks a rule (exit code 1)."""


class WrongUsage(BorderCrisisError):
    """The call itself is off: an unknown table, a missing extra, an unwritable target (exit 2)."""

    exit_code = 2
