"""A text made plain for searching, character for character: positions stay those of the text."""

_SPACES = "\u00a0\u2007\u2009\u202f\u200a\u2002\u2003\u3000\t\r\u000b\u000c\u2028\u2029\u0085"
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("‐‑−﹣", "-"),
        **dict.fromkeys("’ʼ＇´", "'"),
        "ﬁ": "f",
        "\x00": " ",
        "\ue000": " ",
        "ꓸ": ".",
    }
)


def plain(text: str) -> str:
    """Return `text` with every blank a space, apostrophes straight and hyphens plain, the same length.

    Dashes (– and —) and line ends stay: they part phrases.
    """
    return text.translate(_TABLE)
