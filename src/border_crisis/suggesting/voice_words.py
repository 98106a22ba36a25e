"""The words by which persons, offices, bodies and states are told in a text: lists only."""

from border_crisis.suggesting.lexicon import words

_TITLES = """President|Vice|Prime|Minister|Premier|Chancellor|Secretary|Foreign|Defence|Defense|Interior|Finance|Deputy|Assistant
|Under|Undersecretary|Acting|Former|Ambassador|Envoy|Spokesman|Spokeswoman|Spokesperson|General|Gen|Lieutenant|Lt|Colonel|Col|Major|Maj
|Captain|Capt|Sergeant|Sgt|Corporal|Private|Brigadier|Brig|Commander|Cmdr|Commodore|Admiral|Adm|Rear|Marshal|Air|Chief|Staff|Mr|Mrs|Ms|Miss|Dr|Doctor
|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Sheikh|King|Queen|Prince|Princess|Pope|Cardinal|Archbishop|Bishop|Father|Rabbi|Imam
|Rev|Reverend|Judge|Justice|Senator|Sen|Representative|Rep|Congressman|Congresswoman|Governor|Gov|Mayor|Speaker|Chairman
|Chairwoman|Chair|Director|Head|Leader|Officer|Analyst|Correspondent|Reporter|Editor|Commissioner|Counsellor|Councillor
|MP|MEP|State|First|Second|National|Security|Adviser|Advisor|Press|Military|Army|Navy|Warrant|Petty|Detective|Inspector|Superintendent
|Constable|Fire|Coach|Attorney|Lawyer|Economist|Historian|Nurse|Teacher|Pensioner|Farmer|Party|Opposition|Senior|Diplomat
|Hon|Honourable|HE|Excellency|Madam|Madame|Monsieur|Herr|Frau|Comrade|Staff|Sergeant-Major|Junior|Trade|Energy|Health|Justice
|Economy|Environment|Transport|Digital|Culture|Education|Home|Shadow|Parliamentary|Permanent|Under-Secretary|Vice-President|Secretary-General|Warrant|Lieutenant-General|Major-General|Supt|Insp|Cllr|Cpl|Pte|Det|Amb|Msgr|Co-founder|Founder|CEO|Chargé|Special"""
TITLE_WORDS = frozenset(_TITLES.replace("\n", "").split("|"))
#: Titles that stay before a single name ("Lord Wexcombe", "Captain Ihor").
KEPT_TITLES = words(
    "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Baroness Sheikh King Queen Prince Princess Pope Captain Colonel General Major Sergeant Father Sister Judge Justice"
)
NEVER_NAMES = words("""The A An And But Or If When While As At In On By For From To Of With After Before Since Until Under Over About Asked Speaking
    Meanwhile However He She They It We I You His Her Their Its Our My This That These Those There Here What Who Where Why
    How Not No Yes Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Ministry Department Embassy Office Parliament Government Council Commission
    Committee Agency Union Organization Organisation Force Forces Army Navy Brigade Regiment Division Battalion Fleet
    Court House Senate Congress Duma Assembly Kremlin Pentagon Nato NATO EU UN US UK U.S. U.K. OSCE Reuters AFP AP TASS
    Interfax CNN BBC Sky News Radio Television TV Times Post Journal Guardian Telegraph Agence Press Associated Service
    Europe Russia Ukraine Belarus Poland Germany France Britain Russian Ukrainian American British French German Polish
    Belarusian Chinese Italian Turkish Spanish Dutch Danish Norwegian Swedish Finnish Estonian Latvian Lithuanian Czech
    Slovak Hungarian Romanian Bulgarian European Western Soviet Moldovan Georgian Canadian Australian Japanese Korean
    Iranian Israeli Syrian Northern Southern Eastern North South East West Black Baltic Sea Ocean Gulf Strait River Lake
    Street Square University Institute Centre Center College School Hospital Airport Base Bank Company Group Corporation
    Moscow Kyiv Kiev Washington London Paris Berlin Brussels Warsaw Minsk Beijing Tokyo Geneva Vienna Helsinki
    United States Kingdom Nations Republic Federation Region Oblast Province District Islands Crimea Donetsk Luhansk
    Donbas Donbass White Downing Whitehall Westminster Cold War World Olympic Games Winter Summer Day Unity Photo Photos File
    Hide Caption Updated Published Posted Read More Click Share Live News Editing Reporting Writing Additional Then Now
    Earlier Later Today Yesterday Still Also Instead Both Some Many Most Several Few Two Three Four Five Six Seven Eight Nine Ten
    Party Democrats Republicans Conservatives Labour Facebook Twitter Telegram WhatsApp YouTube Instagram Interview
    So Because Although Though Even Once Only Just Such Next Last Each Every Another Other All Any Neither Either Nor
    Defence Ministers Officials Sources Residents Analysts Experts Diplomats Lawmakers Prosecutors Police Soldiers Troops Western
    Affairs Development Commonwealth Cooperation Operations Command Headquarters Mission Action Mine Naval Zone Regional General
    Allied Photograph Video Watch Analysis Summary Comment Opinion Islamic Republican Democratic National International
    Brigade Air Ground Land Special Joint Central Audit Revenue Customs Trust Club Football Cup League Challenger Patriot
    Al Jazeera Nobel Prize Boeing Airbus Google Yahoo Bloomberg Politico Axios Wall Washington Financial Daily Mail Mirror Sun Spiegel Monde Figaro Hello Clinics
    Royal Tank Guards Coldstream Marines Regiment's Corps Legion Squadron Rifles Typhoon Typhoons Challengers Warriors Getty Images Photo
    But And Yet So Guard Mail Echo Herald Tribune Standard Independent Express Metro Observer
    Retired Veteran Local Fort Camp Mount Saint Port Lake New Old Great Little Upper Lower 
    TV NEWS LIVE BREAKING LATEST PHOTOS CORRECTS UPDATE ADDS Storey Kyiv's Moscow's Deputies Rada Verkhovna Bundestag Knesset Sejm
    Told Regular Take Meet Ask Enter Consider Like Unlike Thank Or Outside Inside Elsewhere Nearby Across Around During Despite Among Amid According Referring Responding Commenting Addressing""")
#: With these a name of capitals ends that is no person's.
ORGANISATION_WORDS = words("""Programme Program Fund Foundation Institute Initiative Network Authority Observatory Project Alliance Movement
    Front Coalition Society Association Federation Confederation Chamber Board Bureau Energy Airlines Airways Railways
    Industries Holdings Partners Ltd Limited plc PLC Inc Corp Group Bank University College School Hospital Museum Gallery Theatre
    Stadium Arena Centre Center Tower Bridge Road Avenue Lane Hall Palace Castle Cathedral Church Mosque Square Gardens Park
    Station Airport Harbour Harbor Port Bay Beach Island Islands Valley Mountains Hills Forest Lake River Agreement Accord Accords
    Treaty Act Bill Protocol Memorandum Report Review Survey Index Forum Summit Conference Championship Championships Cup Award Awards
    Prize Festival United Rovers City Town County Wanderers Athletic Rangers Albion Monitor Watch International Worldwide
    Borders Studies Affairs Relations Strategy Policy Research Analytics Securities Capital Insurance Motors Technologies Systems Media Press
    Petroleum Oil Gas Pipeline Stream Stock Exchange Street Pass Canal Dam Plant Factory Works Mine Brigade Regiment Division Fleet Squadron""")
_PERSONS = words("""
    spokesman spokeswoman spokesperson official officials minister ministers president premier chancellor secretary
    ambassador envoy diplomat diplomats officer officers soldier soldiers general colonel commander commanders
    captain sergeant analyst analysts expert experts adviser advisers advisor aide aides senator lawmaker lawmakers
    leader leaders chief head chairman chairwoman chair director mayor governor judge resident residents source
    sources witness witnesses prosecutor prosecutors deputy teacher pensioner farmer driver doctor nurse engineer
    editor correspondent reporter representative representatives bride groom mother father son daughter wife husband
    man woman economist historian professor researcher scientist broker trader monitor monitors pilot fisherman
    villager villagers student students veteran admiral brigadier marshal counsel lawyer coach player manager owner
    organiser founder author whistleblower caller buyers buyer shopper shopkeeper activist activists campaigner
    campaigners tourist journalist writer poet singer actor athlete swimmer captain's miner miners worker workers
    trucker barber butcher baker florist priest visitor visitors voter voters pollster strategist lobbyist
    negotiator envoy's guide landlord tenant passenger passengers sailor sailors gunner sniper medic paramedic
    firefighter firefighters detective investigator investigators scholar lecturer fellow demographer forecaster
    meteorologist seismologist vet shepherd grandmother grandfather cousin teenager pupil pupils parent parents
    retiree builder electrician volunteer refugee refugees survivor survivors colleague colleagues negotiators
    delegate delegates king queen pope bishop archbishop patriarch coordinator counterpart secretary-general boy girl lad kid caretaker janitor cook chef clerk cashier plumber welder carpenter mechanic porter concierge barista baker cleaner cafe-owner skipper seaman smuggler migrant migrants doctor-general nurse-in-chief serviceman servicemen
    militant militants rebel rebels separatist separatists insider executive executives boss neighbour neighbor
    friend brother sister aunt uncle niece nephew widow speaker commissioner undersecretary critic critics protester
    protesters reservist inspector
    MP MPs MEP MEPs TD backbencher backbenchers peer peers congressman congresswoman lawmaker councillor councillors alderman
    solicitor barrister attorney attorneys paratrooper trooper marine marines corporal lieutenant major policeman
    policewoman detective constable superintendent ranger warden curator librarian archivist dean rector headteacher
    headmaster headmistress tutor geologist biologist ecologist physicist chemist virologist epidemiologist surgeon midwife
    pharmacist dentist psychologist psychiatrist physician therapist conductor stationmaster trainer striker goalkeeper
    captain jockey racer cyclist runner skier sprinter boxer dancer painter sculptor designer architect photographer
    filmmaker novelist playwright comedian broadcaster presenter host anchor blogger influencer columnist publisher
    developer entrepreneur investor shareholder shareholders accountant auditor banker financier regulator ombudsman
    controller dispatcher signalman docker dockers stevedore welder machinist electrician plasterer roofer tiler joiner
    gardener beekeeper winemaker brewer innkeeper hotelier restaurateur waiter waitress barman barmaid bartender
    beautician hairdresser tailor seamstress dressmaker cobbler grocer fishmonger greengrocer stallholder vendor trader
    courier postman postwoman lorry-driver cabbie taxi-driver biker pedestrian commuter commuters holidaymaker
    monk nun rabbi imam vicar pastor deacon chaplain missionary pilgrim pilgrims godmother godfather stepmother stepfather
    stepson stepdaughter fiance fiancee fiancé fiancée partner girlfriend boyfriend grandson granddaughter twin sibling
    relative relatives mum dad mama papa gran grandma grandpa orphan toddler youngster youth bystander onlooker eyewitness
    eyewitnesses motorist motorists hostage captive prisoner inmate suspect defendant claimant plaintiff victim victims
    evacuee evacuees returnee settler homeowner householder leaseholder farmhand shepherdess herder trapper hunter
    logger forester lumberjack divers diver lifeguard coastguard quartermaster helmsman bosun deckhand steward stewardess
    attache attaché consul chargé legislator legislators governor-general statesman technocrat oligarch tycoon magnate
    dissident dissidents exile exiles defector defectors deserter deserters conscript conscripts recruit recruits cadet cadets
    boss bosses campaigner opponent supporter backer rival ally regulator staffer commentator observer pundit cleric warlord
    fighter gunman astronaut cosmonaut umpire referee midfielder defender trustee principal auctioneer dealer collector
    biographer archaeologist astronomer botanist helper rescuer organiser organizer chef cyclist fan landowner lobbyist
    registrar provost chairperson premier monarch emperor sultan emir imam spy agent operative recruiter leader-in-exile
    undersecretary comptroller treasurer bursar clerk sheriff marshal trooper deputy juror magistrate coroner pathologist
    attendant customer client guest diner drinker punter reveller survivor bidder seller lender borrower
    crew crowd crews crowds
    """)
_NO_PLURAL = words("chair head host anchor guide coach vet marine private fellow counsel cook")  # "she heads the party"


def _plural(role: str) -> str:
    if role.endswith(("man", "men")):
        return role[:-2] + "en"
    if role.endswith("y") and role[-2] not in "aeiou":
        return role[:-1] + "ies"
    return role if role.endswith(("s", "people")) else role + ("es" if role.endswith(("ch", "sh", "x", "ss")) else "s")


#: The last two stand for the many trades that end so.
PERSON_ROLES = sorted(
    {*_PERSONS, *(_plural(role) for role in _PERSONS - _NO_PLURAL), r"[a-z]+(?:ologist|ographer|ician|person|woman)s?"}
)
_BODY_WORDS = words("""
    ministry department embassy government kremlin administration office agency council commission committee
    parliament duma army navy military police mission company charity headquarters union bank institute party
    presidency advisory statement report group court service delegation consulate directorate authority authorities
    staff alliance bloc foundation organisation organization ministry's pentagon newspaper broadcaster website
    channel league association federation club letter document poster note sign notice intelligence
    border guard center centre watchdog observatory think-tank firm operator ministries
    opposition coalition cabinet campaign network team inquiry panel tribunal board trust airline manufacturer retailer
    consortium secretariat palace junta regime militia movement magazine chamber lobby fund command force forces
    """)
_ONE_BODY = words(
    "police military staff intelligence navy authorities ministries duma kremlin pentagon opposition forces ministry's headquarters"
)
BODIES = sorted(
    {
        *_BODY_WORDS,
        *(
            _plural(body)
            for body in _BODY_WORDS
            - _ONE_BODY
            - {"note", "sign", "poster", "guard", "notice", "post", "board", "report", "team", "fund", "paper"}
        ),
    }
)
STATES = words("""Russia Ukraine Moscow Kyiv Kiev Washington London Paris Berlin Brussels Warsaw Minsk Beijing Tokyo Ankara Rome Madrid Prague Vienna
    Budapest Bucharest Vilnius Riga Tallinn Helsinki Stockholm Oslo Copenhagen Tehran Germany France Britain Poland Belarus
    NATO Nato EU UN US UK U.S. U.K. OSCE Turkey Italy Spain China Japan Canada Australia Norway Denmark Sweden Finland Estonia Latvia
    Lithuania Romania Bulgaria Hungary Slovakia Czechia Moldova Georgia Iran Israel India Taiwan Kremlin Pentagon Belgium Netherlands
    Russia's Elysee Élysée Whitehall Interfax TASS Reuters Gazprom Mariupol Taipei Croatia Serbia Greece Portugal Ireland Switzerland Austria
    Armenia Azerbaijan Kazakhstan Syria Iraq Afghanistan Pakistan Cuba Venezuela Nicaragua Kuwait Qatar Mexico Brazil Egypt""")
MALE = words("""Vladimir Sergei Sergey Dmitry Dmitri Dmytro Volodymyr Joe Joseph Boris John Antony Olaf Emmanuel Josep Charles
    Jens Andrey Andrei Andriy Alexander Aleksandr Oleksandr Oleksiy Igor Ihor Mikhail Mykhailo Viktor Victor Yuri Yuriy Nikolai Mykola Pavel Pavlo Petr Petro Petru
    Ivan Oleg Oleh Roman Ruslan Denys Denis Maxim Maksym Anton Artem Vasyl Yevgeny Yevhen Evgeny Konstantin Kostiantyn Leonid Stanislav
    Robert James Michael William David Richard Thomas Mark Paul Peter Stephen Steven Andrew George Edward Daniel Kevin Brian Jake Lloyd
    Ned Jim Jack Tom Bill Bob Ben Dominic Tobias Simon Matthew Matthias Martin Klaus Wolfgang Heiko Frank Friedrich Hans Heinrich Stefan
    Mateusz Andrzej Mariusz Jakub Radek Jan Jaan Tomas Milos Miloš Radim Gitanas Egils Krisjanis Artis Arvydas Pedro Jose Luis Carlos Mario Luigi
    Lorenzo Giuseppe Jean Jean-Yves Emmanuel Pierre Michel Francois Bruno Odd Jonas Erik Lars Mikael Sauli Recep Mevlut Hulusi Xi Li Wang Fumio Yoshimasa
    Scott Justin Hossein Ali Hassan Mohammad Mohammed Ahmed Habib Amir Qiu Hu Henrik Gerald Giles Walter Gary Colin Darren Ryan Chip Danylo Mika Senad
    Emil Adam Adrian Aidan Alan Albert Alec Alejandro Alessandro Alex Alfred Amos Andre Andrea Angus Antoine Antonio Arthur Arturo Axel Barry Bartosz
    Bernard Bernd Bjarni Bjorn Björn Bruce Bogdan Callum Cameron Carl Cesar Christian Christopher Clive Connor Craig Cyril Damian Dan Dave Declan Derek Diego
    Donald Douglas Duncan Dylan Edmund Elias Elliot Enrique Eric Ernest Ethan Eugene Evan Fabian Felix Fergus Fernando Filip Finn Florian Fred Frederick Gabriel
    Gareth Gavin Geoffrey Gilbert Glenn Gordon Graham Grant Greg Gregory Guillaume Gunnar Gustav Guy Hamish Harald Harold Hector Henri Henry Herbert Howard
    Hugh Hugo Iain Ian Isaac Ismail Ivor Jacob Jacques Jason Javier Jeff Jeffrey Jeremy Jerome Joel Jonathan Jorge Jorma Joseph Joshua Juan Juhani Julian Jurgen
    Kai Karel Karl Keith Ken Kenneth Kirk Kurt Kyle Lachlan Lance Lasse Laszlo László Laurent Lawrence Lee Leo Leon Leonard Lewis Liam Louis Lucas Ludwig Luka Lukas
    Magnus Malcolm Manuel Marcel Marcin Marco Marcus Marek Marius Markus Mathieu Matteo Maurice Max Mehmet Miguel Mike Mohamed Murray Mustafa Neil Nicholas Nick Nicolas
    Nigel Niklas Nils Noah Noel Norman Olivier Omar Oscar Oskar Otto Owen Pascal Patrick Pawel Paweł Pekka Per Phil Piotr Rafael Raj Ralph Ramon Raymond Rene Ricardo
    Rob Roberto Robin Rodney Roger Roland Ron Ronald Ross Roy Rupert Russell Sam Samuel Sebastian Sean Seamus Shaun Sidney Sven Tadeusz Ted Terence Terry Theo Theodore
    Thierry Tim Timo Timothy Todd Tomasz Tommy Tony Trevor Tristan Ulrich Umberto Uwe Vaclav Vasile Vincent Wayne Werner Wilfred Wilhelm Will Willem Yannick Youssef
    Yusuf Zoltan Zbigniew Ibrahim Khalid Mahmoud Tariq Rashid Samir Nadim Karim Bilal Hamza Imran Kofi Kwame Sipho Thabo Tunde Chidi Ravi Arjun Rahul Sanjay Vikram
    Hiroshi Kenji Takeshi Wei Jun Ming Ebrahim Klaus Eduard Micheal Irakli Zoran Aleksandar Viktor Taras Bohdan Ostap Nazar Vitali Vitaly Vitalii Valery Valerii Valeriy Gennady Kirill Francis Harry Philip""")  # fmt: skip
FEMALE = words("""Maria Mariya Liz Elizabeth Wendy Annalena Angela Ursula Victoria Jen Jennifer Karine Olena Olga Olha Oksana Iryna Irina
    Natalia Nataliya Tetiana Tatiana Svetlana Svitlana Yulia Yuliya Julia Anna Hanna Kateryna Ekaterina Katerina Galina Halyna
    Lyudmila Liudmyla Nadiya Nadezhda Vira Vera Lidiya Lydia Elena Alina Kristina Christine Christina Sanna Magdalena Mette Kaja Ine
    Ada Adele Agata Agnes Aileen Aisha Alexandra Alice Alison Amanda Amelia Amina Anastasia Anastasiya Andrea Anita Ann Annabel Annette Annie Antonia
    Aoife Asha Astrid Audrey Beata Beatrice Beatriz Becky Bella Bernadette Beth Bettina Birgit Brenda Bridget Brigitte Britta Carla Carol Caroline Carolina Cecilia Celia
    Charlotte Chiara Chloe Ciara Clara Clare Corinne Cynthia Dagmar Daniela Danielle Deborah Debbie Deirdre Delphine Denise Diana Diane Donna Dora Doreen Doris Dorothy
    Edith Edna Eileen Elaine Eleanor Eliza Elisa Elisabeth Ella Ellen Elsa Elsie Emilia Erica Erika Esther Ethel Eugenia Evelyn Ewa Fatima Faye Fiona Franziska Frances Freya Gabriela
    Gemma Georgia Geraldine Gertrude Gillian Gina Gisela Gloria Grace Greta Gudrun Gwen Halima Hannah Harriet Heather Heidi Helena Helga Henrietta Hilary Hilda
    Holly Ida Ilse Imogen Inga Ingeborg Inger Ingrid Ines Irene Iris Isabel Isabelle Isla Ivana Ivanka Jacqueline Jana Janet Janice Jasmine Jean Jeanne Jenny Jill Joan Joanna Joanne
    Jocelyn Josephine Joy Joyce Judith Judy Juliet Justine Karin Karina Karla Karolina Kathleen Kathryn Katie Katja Katla Kay Kelly Kerry Kim Kirsten Kirsty Klara Lara Larysa
    Laila Layla Leah Leila Lena Leonie Lesley Lidia Lilia Liliya Lily Lina Lola Lorna Lorraine Louise Lucia Lucy Ludmila Luisa Luz Lynn Lyuba Lyubov Mabel Madeleine
    Maja Malgorzata Małgorzata Mandy Manuela Mara Margarita Margit Marianne Mariam Mariana Marija Marion Marjorie Marta Martha Martina Mathilde Matilda Maud Maureen Maya Mei Melanie Melissa
    Mercedes Mila Mina Miranda Miriam Moira Molly Mona Monica Monika Muriel Nadia Nadine Naomi Natalie Natasha Nell Nicola Nicole Nina Nora Norma Odile Olivia Oxana Paola
    Pamela Paula Pauline Penelope Penny Phoebe Phyllis Pilar Pippa Polly Raisa Ramona Regina Renata Rita Rosa Rose Rosemary Roxana Runa Ruth Sabine Sadie Sally
    Samantha Sandra Sara Saskia Shannon Sheila Shirley Silvia Simone Siobhan Sonia Sonja Stella Stephanie Susanna Susanne Suzanne Sylvia Sylvie Tamara Tania Tanya Tara Tatyana Tess
    Theresa Tina Tracy Trudy Uliana Ursula Valeria Valerie Vanessa Veronica Veronika Viktoria Viktoriya Viola Violet Virginia Vivian Wanda Wilma Yana Yaroslava Yasmin Yelena
    Yvonne Yvette Zara Zainab Zhanna Zinaida Zoe Zofia Zoya Linda Mary Sarah Susan Emily Kate Katherine Catherine Margaret Helen Jane Anne Barbara Patricia Nancy Hillary Kamala Emma Amelie Florence
    Sofia Sophie Marie Claire Camille Marine Giorgia Roberta Francesca Carmen Teresa Ana Ilinca Mirela Dana Kayla Guerline Ulla Liisa Bev Priya
    Rachel Rebecca Jessica Laura Lisa Michelle Karen Amy Angelina Daria Darya Polina Ksenia Marina Valentina Larisa Zuzana Petra Eva Agnieszka Dalia Ingrida Mei-ling""")  # fmt: skip


#: Roles that tell whether "he" or "she" may mean somebody.
MALE_ROLES = words(
    "dad papa grandpa grandson stepson boyfriend policeman congressman postman monk son father brother husband boy man king prince uncle nephew grandfather groom spokesman chairman policeman fisherman serviceman"
)
FEMALE_ROLES = words(
    "mum mama gran grandma granddaughter stepdaughter girlfriend policewoman congresswoman nun waitress daughter mother sister wife girl woman queen princess aunt niece grandmother bride spokeswoman chairwoman widow"
)
