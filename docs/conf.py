"""Settings of the documentation: `make docs` builds it with Sphinx into build/docs/."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

project = "border-crisis"
author = copyright = "The border-crisis team, CC BY 4.0"
version = release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["figures"]
myst_heading_anchors = 3  # [text](page.md#heading) works as on a code host
autodoc_typehints = "none"  # the docstrings say what goes in and out

html_theme = "furo"
html_title = f"border-crisis {version}"
html_show_sphinx = False
html_show_copyright = True
html_copy_source = False
html_theme_options = {"navigation_with_keys": True, "top_of_page_buttons": []}
