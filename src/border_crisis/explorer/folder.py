"""Write the explorer's folder: the page that the wheel carries, and the data of one package beside it."""

import shutil
import tempfile
from pathlib import Path

from border_crisis.errors import WrongUsage

from .payload import csv_files, payload, script
from .texts import read_texts

_STATIC = Path(__file__).parent / "static"
#: The file that says that a folder is an explorer's and may be replaced.
MARK = "explorer.txt"
_NOTICE = "<!-- notice -->"
_NOT_FOR_PUBLICATION = (
    "This folder holds the source texts, which belong to their publishers.\n"
    "It is a local copy for checking the coding. It is not for publication: do not upload, share or commit it.\n"
)


def write_explorer(package: Path, out: Path, texts: Path | None = None) -> tuple[int, list[str]]:
    """Write the explorer of the package in `package` to the folder `out`; return its bytes and the missing texts.

    With `texts`, a folder of source texts, the words are shown in their place and the copy says that it
    is not for publication; the second value lists the sources whose text is not there. `out` is new,
    empty or an earlier explorer, which is replaced whole. Everything is written beside `out` and then
    renamed. Raises WrongUsage for another kind of `out`, InvalidData for tables that cannot be read.
    """
    out = out.resolve()
    _refuse_foreign(out)
    if not (_STATIC / "index.html").is_file():
        raise WrongUsage("the explorer's page is not built; run: python scripts/explorer.py")
    files = payload(package, with_texts=texts is not None)
    missing: list[str] = []
    if texts is not None:
        found, missing = read_texts(package, texts)
        files["texts.js"] = script("borderCrisisTexts", found)
        files["NOT-FOR-PUBLICATION.txt"] = _NOT_FOR_PUBLICATION.encode()
        files[".gitignore"] = b"*\n"
    files[MARK] = b"Written by border-crisis explore, which replaces this folder whole. Open index.html.\n"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    except OSError as error:
        raise WrongUsage(f"{out}: cannot be written ({error.strerror}); nothing was changed") from None
    try:
        _fill(staged, package, files, with_texts=texts is not None)
        size = sum(path.stat().st_size for path in staged.rglob("*") if path.is_file())
        _swap(staged, out)
    except OSError as error:
        raise WrongUsage(f"{out}: cannot be written ({error.strerror}); nothing was changed") from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return size, missing


def _refuse_foreign(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise WrongUsage(f"{out}: is no folder, and is not replaced; name another with --out")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise WrongUsage(f"{out}: holds other files than an explorer, and is not replaced; name another with --out")


def _fill(folder: Path, package: Path, files: dict[str, bytes], *, with_texts: bool) -> None:
    folder.chmod(0o755)
    shutil.copytree(_STATIC, folder, dirs_exist_ok=True)
    page = (folder / "index.html").read_text(encoding="utf-8")
    head = '<meta name="robots" content="noindex">\n<script defer src="texts.js"></script>' if with_texts else ""
    (folder / "index.html").write_text(page.replace(_NOTICE, head), encoding="utf-8")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "data").mkdir()
    for path in csv_files(package):
        shutil.copyfile(path, folder / "data" / path.name)
    if (package / "datapackage.json").is_file():
        shutil.copyfile(package / "datapackage.json", folder / "datapackage.json")


def _swap(staged: Path, out: Path) -> None:
    """Put `staged` in the place of `out`; what stood there comes back when that fails."""
    if not out.exists():
        staged.rename(out)
        return
    old = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}.old."))
    out.rename(old / "old")
    try:
        staged.rename(out)
    except OSError:
        (old / "old").rename(out)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
