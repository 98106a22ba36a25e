"""Verbs of saying, and the words before a pair of marks that announce a name or a term."""

_STEMS = """said says say saying told tells telling added adds adding noted notes noting stressed stresses stressing warned warns
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
pointed mocked mocks derided ridiculed scoffed compared likened blamed blames blaming spoke speaks speaking talked talks
agreed agrees agreeing proposed proposes offered offers ordered orders sees wants wishes credited cited cites appealed appeals
instructed invited counselled posted posts tells reads read put puts portrayed portrays expressed expresses boasted boasts lauded
reacted opined ventured interjected summarised summarized countered counters retorted retorts chimed protested protests
questioned speculated testified testifies texted messaged went wondered wonders deplored deplores regrets regretted""".split()
_PHRASES = ["pointed out", "points out", "pointing out", "went on", "goes on", "made clear", "makes clear", "spoke of", "speaks of",
            "according to", "referred to", "refers to", "referring to", "went on to say", "was quoted as saying", "were quoted as saying", "is quoted as saying", "quoted as saying", "has said",
            "have said", "had said"]  # fmt: skip
SAYING = "|".join(sorted([*_STEMS, *_PHRASES], key=len, reverse=True))
#: Verbs of saying that do not stand before their subject.
WEAK = frozenset("read reads put puts went ordered orders offered offers states remarks comments reports posts calls tweets".split())
#: Right before a pair: what follows is a name, a term, a title.
TERM_BEFORE = (
    r"(?i:\b(?:so-called|known (?:variously |better |locally |simply )?as(?: the)?|nicknamed|nickname|code-?named|dubbed(?: the| it)?|titled|entitled|"
    r"headlined|the (?:term|word|words|phrase|title|name|slogan|nickname|label|codename|acronym|expression|hashtag|concept|notion|idea) (?:of )?|"
    r"terms?|named|called the|operation|exercise|exercises|drills?|book|film|movie|song|novel|poem|play|series|podcast|documentary called|documentary|"
    r"album|programme|program|article|essay|column|report,|poster reading|sign reading|reading|called|operation called|ballad|hymn|anthem|slogans?|chants? of|"
    r"the principle of|policy of|doctrine of|stands for|short for|meaning|meant) )[\"“‘'«]?\Z"
)
