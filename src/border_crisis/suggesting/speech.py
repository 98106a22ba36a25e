"""Verbs of saying, and the words before a pair of marks that announce a name or a term."""

from border_crisis.suggesting.lexicon import words

_STEMS = sorted(
    words("""said says say saying told tells telling added adds adding noted notes noting stressed stresses stressing warned warns
warning wrote writes writing tweeted tweets tweeting announced announces announcing insisted insists insisting claimed claims
claiming argued argues arguing explained explains explaining stated states stating declared declares declaring replied replies
replying responded responds responding answered answers asked asks asking admitted admits admitting acknowledged acknowledges
acknowledging conceded concedes confirmed confirms confirming denied denies denying accused accuses accusing called calls calling described
describes describing dubbed dismissed dismisses dismissing rejected rejects denounced denounces denouncing condemned condemns condemning slammed
slams branded brands labelled labeled criticised criticized criticises criticizes urged urges urging vowed vows vowing promised promises
promising pledged pledges pledging threatened threatens threatening demanded demands demanding suggested suggests suggesting
remarked remarks remarking commented comments commenting observed observes recalled recalls joked jokes joking quipped
laughed complained complains complaining lamented laments predicted predicts predicting hoped hopes hoping expects expected
praised praises hailed hails welcomed welcomes thanked concluded concludes continued continues emphasised emphasized emphasises
emphasizes emphasising emphasizing underlined underlines underlining underscored underscores reiterated reiterates reiterating
repeated repeats maintained maintains asserted asserts asserting alleged alleges alleging contended contends believes thinks
feared fears quoted revealed reveals revealing reported reports shouted yelled whispered cried muttered sighed recounted recounts
informed advised advises cautioned cautions cautioning assured assures reassured signalled signaled proclaimed hinted indicated indicates
pointed mocked mocks derided ridiculed scoffed compared likened blamed blames blaming spoke speaks speaking talked
agreed agrees agreeing proposed proposes offered offers ordered orders sees wants wishes credited cited cites appealed appeals
instructed invited counselled posted posts tells reads read put puts portrayed portrays expressed expresses boasted boasts lauded
reacted opined ventured interjected summarised summarized countered counters retorted retorts chimed protested protests
questioned speculated testified testifies texted messaged went wondered wonders deplored deplores regrets regretted reminded reminds specified specifies clarified clarifies elaborated concurred pleads shrugs smiles laughs sighs grins nods jokes muses whispers shouts cries chuckles shrugged smiled grinned chuckled nodded mused enthused marvelled pleaded begged prayed teased growled sniffed snorted
branding dubbing labelling slamming blasting blasted blasts stormed storms fumed fumes raged rages thundered thunders
briefed objected objects vented confided confides confessed confesses gasped sobbed croaked drawled snapped snaps bellowed hissed groaned
informing reminding assuring promising describing denouncing condemning criticising criticizing praising hailing likening comparing
barked recited intoned volunteered allowed promise pledge threaten demand urge reject announce confirm declare dismiss say tell add warn insist argue think promise vow deny
accuse admit believe complain stress claim claims quotes quoting suggest suggests recall
apologised apologized apologises apologizes apologising congratulated congratulates saluted salutes swore swears cursed hollered gushed
gushes beamed beams bragged brags moaned moans whined grumbled grumbles groused ranted rants seethed seethes implored implores exclaimed
exclaims ruled decreed preached chided chides scolded scolds admonished rebuked rebukes heralded toasted lectured mourned quips jibed sneered
blasts reckons reckoned figures guesses guessed murmured murmurs mumbled begs beg yells screamed screams shrieked roared snarled howled
affirmed affirms affirming averred avers submitted attested ask saying caution describe explain predict reply respond tweeted joking declaring sang sing chanted chanting chant bark barks""")
)
_PHRASES = ["sums it up", "hit back", "hits back", "hit out", "hits out", "chimed in", "chips in", "chipped in", "weighed in", "shot back", "hitting back", "fired back", "summed it up", "puts it", "put it", "play down", "plays down", "played down", "playing down", "pointed out", "points out", "pointing out", "went on", "goes on", "made clear", "makes clear", "spoke of", "speaks of",
            "according to", "referred to", "refers to", "referring to", "went on to say", "was quoted as saying", "were quoted as saying", "is quoted as saying", "quoted as saying", "has said",
            "have said", "had said"]  # fmt: skip
SAYING = "|".join(sorted([*_STEMS, *_PHRASES], key=len, reverse=True))
#: Of these the passive tells who hears, not who speaks ("MPs are told").
PASSIVE = words(
    "told asked urged warned informed advised called ordered accused named described dubbed branded labelled labeled expected invited quoted promised assured offered cautioned threatened blamed praised hailed reported"
)
#: Verbs of saying only right before the marks ("Russia had added forces" says nothing).
CLOSE_ONLY = words(
    "added adds put puts continued continues went offered offers ordered orders sent saw sees wants wished expects expected agreed posted read reads tells concluded maintained maintains repeated recalled talked spoke speaks signalled signaled"
)
#: Nouns as well: no verb after an article ("the claims", "its demands").
NOUNS_TOO = words("""reports calls demands claims offers orders answers promises comments remarks posts tweets notes hopes fears sees wants
    wishes put puts stresses hints talks questions repeats protests signals report promise vow pledge threaten demand urge reject claim call demand states read reads puts""")
#: Right before a pair: what follows is a term, a slogan, a title, whatever its form.
TERM_BEFORE = (
    r"(?i:\b(?:so-called|known (?:variously |better |locally |simply )?as(?: the| a)?|nicknamed|nickname|code-?named"
    r"|dubbed(?: the| it)?|titled|entitled|"
    r"the (?:term|word|words|phrase|title|slogan|nickname|label|codename|acronym|expression|hashtag|concept"
    r"|notion|format|formula|principle|motto|heading|hashtag|keyword) (?:of )?|(?:under|in) the (?:format|formula|title|heading|motto|slogan) |"
    r"documentary called|programme called|film called|operation called|a lot about|what (?:he|she|they|it) (?:calls?|terms?)"
    r"|what (?:some|many|most|others|officials|analysts|experts|economists|scientists|researchers|locals) (?:have )?(?:calls?|called|describes? as|terms?)) ?)[\"“‘'«]?\Z"
)
#: Right before a pair that is written like a name: what follows is one.
NAMED_BEFORE = (
    r"(?i:\b(?:called|called the|operation|exercises?|drills?|book|film|movie|song|novel|poem|play|series|podcast"
    r"|documentary|album|programme|program|"
    r"article|essay|column|named|terms?|video,?|clip,?|photo,?|picture,?|file,?|ship|vessel|ballad|hymn|anthem|a|an|the|recite|sang|read|watched|national"
    r"|magazine|newspaper|painting|project|plan|campaign) ?)[\"“‘'«]?\Z"
)
