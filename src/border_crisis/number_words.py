"""The words by which news texts state numbers, bounds and currencies.

To teach `quantities` and `dates` a word, add it to one of these tables.
"""

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {word: n for n, word in enumerate(_SMALL.split())}
NUMBER_WORDS |= {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}
_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()  # in order; a number beside one is a date
SCALES = {"pair": 2, "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
SCALES |= {"million": 10**6, "billion": 10**9, "trillion": 10**12}
# A plural alone ("hundreds") is vague and means two of them at least; after a number it is a scale.
PLURALS = {f"{word}s": factor for word, factor in SCALES.items() if word != "pair"} | {"tens": 10}
ABBREVIATED = {"k": 1000, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
ABBREVIATED_MONEY = {"m": 10**6, "b": 10**9}  # "5m" without a currency may be metres: an error
UNITS_IN_A_WORD = "mm|cm|km|kg|lbs?|ft|mph|kph|kmh|MW|GW|kt"  # may touch their number: "152mm"

# Which words right before a number give which qualifier.
APPROXIMATORS = {
    # "nearly", "almost", "close to" and "perhaps" state no bound, hence about. "some" too, but only
    # beside a number: "some troops" is vague.
    "about": "about|around|some|roughly|approximately|approx|approx.|circa|c.|ca.|est.|estimated"
    "|nearly|almost|close to|near|approaching|just short of|virtually|perhaps|maybe|in the region of"
    "|in the order of|on the order of|nearer|nearer to|closer to|shy of|~|≈",
    "more-than": "more than|over|above|upwards of|upward of|in excess of|exceeding|greater than|north of|>",
    # "as few as 10" tells the smallest figure that is possible.
    "at-least": "at least|no fewer than|not fewer than|no less than|not less than|minimum of|as few as|as little as|≥",
    # "within 48 hours" takes 48 hours at most, and may take all of them.
    "up-to": "up to|as many as|as much as|as far as|as long as|as high as|maximum of|no more than|not more than"
    "|never more than|not exceeding|not exceed|at most|within|≤",
    "less-than": "fewer than|less than|under|below|<",
}
# The same after the number, or after what is counted ("300 or more", "300 troops or so").
APPROXIMATORS_AFTER = {
    "about": "or so|or thereabouts|odd|give or take|, give or take|or thereabout",
    "at-least": "or more|and more|at least|plus|+",
    "up-to": "or fewer|or less|at most|at the most",
}
# These may stand between an approximator and its number without changing either.
TRANSPARENT = {"a", "an", "another", "additional", "further", "extra", "other"}
# No value, no bounds ("a couple of" too: it is used for two and for a few).
VAGUE = {"several", "few", "many", "some", "numerous", "countless", "multiple"}
VAGUE |= {"couple", "handful", "lot", "lots"}
VAGUE_AFTER_ARTICLE = {"number", "series", "range", "variety"}  # "a large number of"
ARTICLES = {"a", "an", "another"}
CONNECTORS = {"to", "or", "-", "–", "—"}  # make a range of the two numbers that they join
FRACTIONS = {"third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
FRACTIONS |= {f"{word}s" for word in FRACTIONS}
# A number after a label is a name, before a clock word a time: no count.
LABELS = "article|section|page|chapter|route|order|nos?\\.|number|resolution|flight|room|unit|phase"
LABELS += "|boeing|airbus|leopard|aged|caption|radio|france|stream|nordstream"
CLOCK = "[ap]\\.?m\\b|GMT|UTC|o['’]clock"
# After one of these the figure is denied, compared, negative or multiplied: not what it says.
REVERSING = {"not", "no", "never", "than", "minus", "multi", "-", "−"}
PARTS = {"most", "part", "portion", "rest", "majority", "none", *FRACTIONS}  # "most of the 300"

# "$" and "dollars" alone are US dollars, "¥" is yen, "roubles" Russian, "lira" Turkish. "crowns",
# "kroner", "krona", "francs", "lei" and "pounds" alone (the last also a weight) name no currency.
SYMBOLS = {"$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD"}
SYMBOLS |= {"€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY", "₽": "RUB", "₴": "UAH", "₺": "TRY"}
CURRENCIES = {  # plurals in -s are understood
    "USD": "dollar|us dollar|american dollar", "CAD": "canadian dollar", "AUD": "australian dollar",
    "EUR": "euro", "GBP": "sterling|british pound|pound sterling|pounds sterling",
    "CHF": "swiss franc", "CZK": "koruna|kč|czech koruna|czech crown",
    "PLN": "zloty|zlotie|złoty|złotych|zł|polish zloty|polish zlotie", "HUF": "forint",
    "RUB": "rouble|ruble|russian rouble|russian ruble", "UAH": "hryvnia|ukrainian hryvnia",
    "SEK": "swedish krona|swedish kronor|swedish crown", "RON": "romanian leu|romanian lei",
    "NOK": "norwegian krone|norwegian kroner|norwegian crown",
    "DKK": "danish krone|danish kroner|danish crown", "JPY": "yen|japanese yen",
    "CNY": "yuan|renminbi|chinese yuan", "TRY": "lira|turkish lira",
}  # fmt: skip
