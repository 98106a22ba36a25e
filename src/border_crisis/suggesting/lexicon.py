"""The words by which the extraction assistant tells what is counted, named and said.

Lists only: to teach the assistant a word, add it here (numbers, units and currencies: `number_words`).
"""


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


# What ends the words that a number counts: whatever is no adjective and no noun.
FUNCTION_WORDS = words("""
    a an the this that these those and or but nor yet so if then than as because since while whereas although
    though unless until till before after when whenever where wherever who whom whose which what why how whether
    of in on at by for from to into onto upon with without within about above across against along amid among
    amongst around behind below beneath beside besides between beyond despite down during except inside like near
    off out outside over past per plus regarding through throughout toward towards under underneath up via versus
    ahead alongside apart aboard following including excluding concerning
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    himself herself itself themselves myself yourself ourselves someone somebody anyone anybody everyone everybody
    nobody something anything everything nothing there here now
    am is are was were be been being do does did done have has had having will would shall should can could may
    might must ought need cannot won't wouldn't can't couldn't isn't aren't wasn't weren't don't doesn't didn't
    hasn't haven't hadn't not never no none both either neither each every any all some such only also even just
    still already again once twice ago away back together apart instead else later earlier soon often always
    simultaneously apiece today yesterday tomorrow tonight too very more most less least much many few several
    respectively meanwhile however therefore respectively alone annually daily overall altogether
    """)
# Verb forms that follow the counted noun, or a number that stands alone, and look like a plural or an adjective.
VERBS = words("""
    says remains includes comes makes means represents seems shows takes gives goes has does was is becomes brings
    leaves lies needs stands tells wants works keeps gets puts runs falls rises appears belongs contains
    said told added came went took gave made got left went fell rose began became grew stood held kept lost won
    met saw sent spent led fled flew drove brought bought sold cost put cut hit set ran rang spoke wrote built
    arrived arrive landed land remain stay stayed died die killed wounded injured gathered gather marched march
    took part join joined crossed cross entered enter fled flee returned return moved move moving returning
    arriving taking being involved attended attend took participate participated participating worth based
    stationed deployed amassed massed positioned located sailed sail flew fly entered left leave need needed
    want wanted remain voted vote signed work worked lived live said say think believe expect expected scheduled
    due according starting beginning ending lasting costing ranging totalling totaling reached reach
    went go gone come become include included including received receive sit sat fought fight fired fire
    passed pass opened open closed close started start ended end continue continued follow followed
    weighs weigh were would will serve served serving hold held help helped using used use face faced facing
    """)
# -s without being plural nouns.
NOT_PLURAL = words("""
    us this is was has does his its as yes thus less plus across towards always perhaps sometimes besides
    various previous serious numerous dangerous enormous famous religious anonymous continuous simultaneous
    nuclear-powered gas bus cross press class mass process access business express wireless homeless defenseless
    defenceless business campus census virus status consensus crisis basis analysis thesis lens
    ous overseas swiss james paris brussels wales texas kansas honduras cyprus laos belarus donbas donbass athens
    mars venus reuters tass its mattis mercedes airbus dangerous hercules
    """)
PLURALS_ALONE = words("""
    people men women children aircraft personnel staff police servicemen servicewomen infantrymen policemen
    gunmen businessmen fishermen media data cattle sheep livestock crew gendarmes
    militia military reconnaissance feet teeth geese mice phenomena criteria bacteria evacuees guardsmen airmen seamen servicepeople personnel cavalry artillery infantry craft spacecraft
    warcraft hovercraft watercraft rolling lira yuan yen won baht rand euro euros megawatts hertz percent
    sorties crewmen congressmen lawmen countrymen tribesmen militiamen marksmen cameramen firemen crewmembers mps
    mln square cubic km kilometres kilometers metres meters miles ft mph kph kmh kg kt mm cm m mw gw hectares
    """) - words("police militia military reconnaissance cavalry artillery infantry crew square cubic rolling media data")  # fmt: skip
IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "phenomena": "phenomenon",
             "gunmen": "gunman", "quid": "GBP", "lives": "life", "loaves": "loaf", "halves": "half", "shelves": "shelf", "thieves": "thief", "servicemen": "serviceman", "shoes": "shoe", "wives": "wife", "knives": "knife", "wolves": "wolf"}  # fmt: skip
# Nouns of measure that are complete in the singular and end what is counted ("40-mile", "500 km").
MEASURES = {
    "percent": "percent per-cent pct %",
    "millimetre": "mm millimetre millimeter",
    "centimetre": "cm centimetre centimeter",
    "metre": "m metre meter",
    "kilometre": "km kilometre kilometer kms",
    "foot": "ft foot feet",
    "inch": "in. inch inches",
    "yard": "yard",
    "mile": "mile mi",
    "nautical mile": "nm",
    "hectare": "hectare ha",
    "acre": "acre",
    "litre": "litre liter",
    "barrel": "barrel bpd",
    "gallon": "gallon",
    "gram": "gram gramme g",
    "kilogram": "kg kilo kilogram kilogramme kgs",
    "pound": "lb lbs",
    "tonne": "tonne",
    "ton": "ton",
    "kiloton": "kt kiloton",
    "megawatt": "mw megawatt",
    "gigawatt": "gw gigawatt",
    "kilometre per hour": "kph kmh km/h kmph",
    "mile per hour": "mph",
    "square metre": "m² sqm",
    "square kilometre": "km²",
    "cubic metre": "m³",
    "volt": "volt",
    "kilovolt": "kilovolt kv",
    "hertz": "hertz hz",
    "degree": "degree °",
    "degree Fahrenheit": "°f",
    "knot": "knot",
    "second": "second sec secs",
    "minute": "minute min mins",
    "hour": "hour hr hrs",
    "day": "day",
    "night": "night",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "",
    "year": "year yr yrs",
    "decade": "decade",
    "century": "century centuries",
    "billion cubic metres": "bcm",
    "degree Celsius": "°c c",
    "cent": "cent",
    "penny": "pence penny p",
    "GBP": "quid",
    "times": "time fold",
    "point": "point pt pts",
}
UNIT_OF = {word: unit for unit, words in MEASURES.items() for word in words.split()}
UNIT_OF |= {f"{word}s": unit for word, unit in list(UNIT_OF.items()) if len(word) >= 3 and not word.endswith("s")}
# Adjectives in front of a measure ("three full days", "540 cubic metres", "two hundred nautical miles").
MEASURE_ADJECTIVES = {"square", "cubic", "nautical", "full", "whole", "long", "consecutive", "straight", "metric"}

NATIONALITIES = words("""
    russian ukrainian american british french german polish belarusian chinese italian turkish spanish dutch
    danish norwegian swedish finnish estonian latvian lithuanian czech slovak hungarian romanian bulgarian
    moldovan georgian armenian azerbaijani kazakh canadian australian japanese korean indian iranian iraqi
    israeli syrian european western soviet nato us u.s uk u.k eu croatian serbian greek portuguese belgian
    swiss austrian irish scottish welsh english afghan pakistani cuban venezuelan brazilian mexican
    ex-soviet pro-russian russian-backed kremlin
    """)

# A number after one of these is a name or a place in a list; matched without regard to capitals.
NUMBERED = words("""
    junction junctions exit exits gates article articles art section sections sec page pages pp chapter chapters route highway motorway autobahn
    number nos id: id ref code doc s. h.r. resolution resolutions flight room phase boeing airbus leopard caption paragraph
    paragraphs para paras clause annex appendix item figure fig table verse step stage level category grade tier
    class mark mk type model version volume vol episode season part district precinct zone sector terminal gate
    platform track channel radio stream nordstream formula apollo soyuz minsk protocol protocols bureau
    ward block building apartment suite floor locker box pier berth checkpoint kilometre-marker decree bill
    isbn issn ext extension tel telephone phone fax hotline iso edition ed photo image slide picture
    regiment brigade division battalion squadron project hull pennant convoy-no court courtroom schedule
    windows covid euro group pier psalm line bus tram size mirage challenger abrams marder gepard iskander
    typhoon bayraktar javelin-no sputnik ilyushin antonov tupolev sukhoi falcon saab cc-by rossiya perviy bbc
    france cbs abc nbc fox tv24 fm am group-of
    """) - words("am class france group part")
# The same only with a capital ("Order 227", but "they order 300 shells").
NUMBERED_CAPITAL = words("""Q Question Questions Order Unit Law Directive Regulation Act Rule Room Group Camp Base Depot School Lyceum Hospital
    Factory Plant Reactor Block Radio France Channel Pier Class Part Facility Bill Il An Su Mi Ka Tu Yak Be Buk
    Tor S T BMP BTR UN COP Expo Euro Area Studio Highway Interstate Exit Annex Section Article No Nr Op Canal Sky
    BBC CNN TVP ARD Tv TV Svt NTV RTL Das Kanal Plus Rossiya Russia-24 Leopard Abrams Stryker Patriot Section Telefon
    Number Nr Sector Gate Hall Kab Psalm Isaiah Genesis Matthew Luke John Forum Summit Vision Agenda Horizon Windows""")
# "one" in front of these counts nothing; so does "one" after the second list.
AFTER_PRONOUN_ONE = words("""of another day thing way side hand such more point time that who which can could should
    would will may might must is was has had to in on for and or but if by with from as at step place kind type
    where when the side's a so too""")
BEFORE_PRONOUN_ONE = words("""no any every each this that which the another some not such only-the big-the
    last-the first-the right-the other number someone same new old good bad important difficult only worst best
    my your his her our their its""")
