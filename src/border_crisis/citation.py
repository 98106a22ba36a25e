"""How to cite the version at hand."""

from typing import Any

from border_crisis.descriptor import descriptor
from border_crisis.errors import WrongUsage

STYLES = ("text", "bibtex", "apa")


def cite(style: str = "text") -> str:
    """Return the citation of this version as plain text, BibTeX or APA (7th edition, data set).

    Raises WrongUsage for another style.
    """
    return citation(descriptor(), style)


def citation(head: dict[str, Any], style: str) -> str:
    """Return the citation of the package that the descriptor `head` describes; raises as `cite` does."""
    author = ", ".join(person["title"] for person in head["contributors"])
    year, title, version = head["publicationYear"], head["title"], head["version"]
    if style == "text":
        return f"{author} ({year}). {title}, version {version} [data set]."
    if style == "apa":
        return f"{author}. ({year}). {title} (Version {version}) [Data set]."
    if style == "bibtex":
        return (
            f"@misc{{border_crisis,\n  author = {{{{{author}}}}},\n  title = {{{title}}},\n  year = {{{year}}},\n"
            f"  version = {{{version}}},\n  note = {{Data set, CC-BY-4.0}}\n}}"
        )
    raise WrongUsage(f"'{style}' is no citation style; there are {', '.join(STYLES)}")
