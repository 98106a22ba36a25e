"""How to cite the version at hand."""

from typing import Any

from border_crisis.descriptor import descriptor
from border_crisis.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

STYLES = ("text", "bibtex", "apa")


def cite(style: str = "text") -> str:
    """Return the citation of this version as plain text, BibTeX or APA (7th edition, data set).

    Raises WrongUsage for another style.
    """
    return citation(descriptor(), style)


def citation(head: "Mapping[str, Any]", style: str) -> str:
    """Return the citation of the package with the descriptor `head`. Raises WrongUsage for another style."""
    author = ", ".join(person["title"] for person in head["contributors"])
    year, title, version = head["publicationYear"], head["title"], head["version"]
    place = f" {head['id']}" if "id" in head else ""  # the DOI, once there is one
    if style == "text":
        return f"{author} ({year}). {title}, version {version} [data set].{place}"
    if style == "apa":
        return f"{author}. ({year}). {title} (Version {version}) [Data set].{place}"
    if style == "bibtex":
        url = f"  url = {{{place.strip()}}},\n" if place else ""
        return (
            f"@misc{{border_crisis,\n  author = {{{{{author}}}}},\n  title = {{{title}}},\n  year = {{{year}}},\n"
            f"  version = {{{version}}},\n{url}  note = {{Data set, CC-BY-4.0}}\n}}"
        )
    raise WrongUsage(f"'{style}' is no citation style; there are {', '.join(STYLES)}")
