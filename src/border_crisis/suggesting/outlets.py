"""Which outlet a passage says it is from: "(Reuters) -", "/TASS/", "(AP) —", "IRNA –"."""

import re

_AGENCIES = {
    "Reuters": "Reuters", "REUTERS": "Reuters", "AP": "Associated Press", "Associated Press": "Associated Press",
    "AFP": "Agence France-Presse", "TASS": "TASS", "Xinhua": "Xinhua", "IRNA": "IRNA", "CNN": "CNN", "dpa": "dpa", "DPA": "dpa",
    "UPI": "UPI", "PA": "PA Media", "ANSA": "ANSA", "EFE": "EFE", "Interfax": "Interfax", "RIA Novosti": "RIA Novosti",
    "Ukrinform": "Ukrinform", "Anadolu Agency": "Anadolu Agency", "AA": "Anadolu Agency", "Kyodo": "Kyodo", "Yonhap": "Yonhap",
    "Bloomberg": "Bloomberg", "BBC": "BBC", "BelTA": "BelTA", "Sputnik": "Sputnik", "PTI": "PTI", "ANI": "ANI", "FRANCE 24": "France 24",
    "France 24": "France 24", "Al Jazeera": "Al Jazeera", "RFE/RL": "RFE/RL", "AAP": "AAP", "PAP": "PAP", "CTK": "CTK",
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
_DATELINE = re.compile(
    rf"\A[^()\n]{{0,70}}\((?P<bracket>{_NAMES})\) ?(?:[-–—]|--|[A-Z])|\A[^/\n]{{0,60}}[/.] ?(?P<slash>{_NAMES})[/.] "
    rf"|\A[^\n]{{0,60}}\b(?P<dash>{_NAMES}) ?[–—-]{{1,2}} "
)


def outlet(words: str) -> str | None:
    """Return the outlet whose dateline a plain passage starts with, or None."""
    match = _DATELINE.match(words)
    return _AGENCIES[match[match.lastgroup or 0]] if match else None
