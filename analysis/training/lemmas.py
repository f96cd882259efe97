"""Make ``allegedly/data/lemmas.tsv``, the words whose lemma the rules get wrong.

Three sources, the first to speak wins: the treebanks' own lemmas; the irregular verbs, nouns and
adjectives of English, listed here; and the regular inflections of every verb, noun and adjective
that the treebanks, the lists below or the tables of reporting cues and word classes know.  A row is
written only where ``allegedly.lemmas`` without its table gives something else.

    python analysis/training/lemmas.py --corpus DIR [--out FILE]
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from allegedly import lemmas
from allegedly.lexicon import cues, objects
from allegedly.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT: Final = Path(__file__).resolve().parents[1] / "allegedly" / "data" / "lemmas.tsv"
TREEBANKS: Final = ("ewt-train.conllu.gz", "gum-train.conllu.gz")
#: How often a form must stand in the treebanks not to be taken for a slip, by part of speech.
SEEN: Final = {
    "VERB": 3,
    "NOUN": 4,
    "ADJ": 3,
    "ADV": 5,
    "PROPN": 4,
    "AUX": 5,
    "DET": 20,
    "PRON": 5,
    "PART": 5,
}
#: Slips that stand there more often.
SLIPS: Final = frozenset({"excepted", "hav", "loose", "the", "wan", "where", "yo"})
#: Words that a treebank has less often than this are not inflected by rule.
KNOWN: Final = 2

#: base: past, participle (alternatives by slash); the participle is the past if it is left out.
IRREGULAR_VERBS: Final = """
    abide abode/abided; arise arose arisen; awake awoke awoken; bear bore borne/born; beat beat
    beaten; become became become; befall befell befallen; beget begot begotten; begin began begun;
    behold beheld; bend bent; beseech besought; beset beset; bet bet; bid bid/bade bidden; bind
    bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring
    brought; broadcast broadcast; build built; burn burnt; burst burst; buy bought; cast cast; catch
    caught; choose chose chosen; cling clung; come came come; cost cost; creep crept; cut cut; deal
    dealt; dig dug; dive dove; do did done; draw drew drawn; dream dreamt; drink drank drunk; drive
    drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought;
    find found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; forecast forecast;
    foresee foresaw foreseen; foretell foretold; forget forgot forgotten; forgive forgave forgiven;
    forgo forwent forgone; forsake forsook forsaken; forswear forswore forsworn; gaslight
    gaslit/gaslighted; freeze froze frozen; get got gotten; give gave given; go went gone; grind
    ground; grow grew grown; hang hung/hanged; have had; hear heard; hew hewed hewn; hide hid
    hidden; hit hit; hold held; hurt hurt; keep kept; kneel knelt; know knew known; lay laid; lead
    led; lean leant; leap leapt; learn learnt; leave left; lend lent; let let; lie lay lain; light
    lit; lose lost; make made; mean meant; meet met; mislead misled; misread misread; misspeak
    misspoke misspoken; mistake mistook mistaken; misunderstand misunderstood; mow mowed mown;
    offset offset; outbid outbid; outdo outdid outdone; outgrow outgrew outgrown; outrun outran
    outrun; outsell outsold; outshine outshone; outspend outspent; overcome overcame overcome;
    overdo overdid overdone; overhear overheard; override overrode overridden; overrun overran
    overrun; oversee oversaw overseen; overshoot overshot; overspend overspent; overtake overtook
    overtaken; overthrow overthrew overthrown; partake partook partaken; pay paid; plead pled; prove
    proved proven; put put; quit quit; read read; rebuild rebuilt; recast recast; redo redid redone;
    redraw redrew redrawn; relay relayed; remake remade; rend rent; repay repaid; rerun reran rerun;
    resell resold; reset reset; resit resat; retake retook retaken; retell retold; rethink
    rethought; rewind rewound; rewrite rewrote rewritten; rid rid; ride rode ridden; ring rang rung;
    rise rose risen; run ran run; saw sawed sawn; say said; see saw seen; seek sought; sell sold;
    send sent; set set; sew sewed sewn; shake shook shaken; shear sheared shorn; shed shed; shine
    shone; shoot shot; show showed shown; shrink shrank shrunk/shrunken; shut shut; sing sang sung;
    sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; slit slit; smell
    smelt; sneak snuck; sow sowed sown; speak spoke spoken; speed sped; spell spelt; spend spent;
    spill spilt; spin spun; spit spat; split split; spoil spoilt; spread spread; spring sprang
    sprung; stand stood; steal stole stolen; stick stuck; sting stung; stink stank stunk; stride
    strode stridden; strike struck stricken; string strung; strive strove striven; sublet sublet;
    swear swore sworn; sweep swept; swell swelled swollen; swim swam swum; swing swung; take took
    taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; thrust
    thrust; tread trod trodden; unbind unbound; undercut undercut; undergo underwent undergone;
    underlie underlay underlain; understand understood; undertake undertook undertaken; underwrite
    underwrote underwritten; undo undid undone; unwind unwound; uphold upheld; upset upset; wake
    woke woken; wear wore worn; weave wove woven; wed wed; weep wept; wet wet; win won; wind wound;
    withdraw withdrew withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote
    written; typeset typeset; webcast webcast; telecast telecast
"""

#: Verbs of more than one syllable that double their last consonant.
DOUBLING: Final = """
    abet abhor abut acquit admit allot annul anagram aver babysit befit begin beset commit compel
    concur confab confer control corral debar debug defer defog demur deter dispel disinter disbar
    emit enrol entrap equip excel expel extol forbid forget fulfil handicap impel incur infer input
    inter intermit humbug kidnap leapfrog nonplus occur offset omit outbid outfit outrun outwit
    overlap overrun patrol permit prefer program propel rebel rebut rebid recap recur refer regret
    remit repel rerun reset resubmit submit sublet transfer transmit transship unplug unwrap upset
    worship zigzag backpedal hobnob stir wiretap bootleg yap quiz
"""

#: Verbs that double it in British spelling; both spellings are listed.
BRITISH: Final = """
    apparel barrel bevel bias bus cancel carol channel chisel counsel cudgel dial dishevel duel
    enamel equal focus format fuel funnel gas grovel initial kennel label level libel marshal marvel
    medal model panel pedal pencil pummel quarrel ravel remodel revel rival shovel shrivel signal
    snivel spiral squirrel stencil swivel target total towel travel trial trowel tunnel unravel
    victual benefit combat cavil
"""

#: Verbs of reporting, accusing and denying, and others that news is made of.
VERBS: Final = """
    abandon abate abduct abet abhor abolish absolve abstain abuse accede accelerate accept acclaim
    acknowledge acquiesce acquit act adapt adjourn adjudicate administer admire admit admonish adopt
    advance advise advocate affirm aggravate agree aid air alarm alert allay allege alleviate ally
    allude amend amplify annex announce annul answer antagonize apologise apologize appeal appease
    applaud appoint appreciate apprehend approve argue arm arraign arrest articulate ascribe assail
    assassinate assault assemble assent assert assess assist assume assure attack attest attribute
    aver avoid avow await back backpedal ban bar bargain barter bash battle beg belie believe
    belittle bemoan berate besiege bestow betray blame blast blockade bluff boast bolster bomb boo
    boost boycott brag brand breach brief bristle broach brush budge bully buoy bury bypass cajole
    calculate campaign cancel canvass capitulate castigate caution cave cease celebrate cede censor
    censure challenge champion charge chastise cheer chide circulate circumvent cite claim clarify
    clash coax coerce collaborate collude combat commemorate commend comment commit compel
    compensate complain comply concede conceal conclude concoct concur condemn condone confess
    confide confirm confiscate conflate confront congratulate conspire constrain construe
    contemplate contend contradict contravene convene converse convey convict convince coordinate
    corroborate counter counsel criticise criticize crow curb curse curtail damage damn debate
    debunk decide declare decline decry dedicate deem defame defect defend defer define deflect
    defraud defuse defy degrade delay delegate delete deliberate demand demean demolish demonise
    demonize denigrate denounce deny depict deplore deploy deport depose deride derail describe
    deserve designate despair despise detain deter deteriorate detest devastate deviate devise
    dictate differ dilute diminish disagree disapprove disavow disbelieve discard disclaim disclose
    discourage discredit discuss disguise dismantle dismiss disown disparage dispatch dispel display
    dispute disqualify disregard disrupt dissent distance distort divulge dodge dominate donate
    doubt downplay dub duck dwell echo elaborate elicit elude emphasise emphasize enact encourage
    endanger endorse enforce engage engineer enrage ensue ensure envisage err escalate evade
    exaggerate examine exclaim exclude excoriate exculpate excuse execute exempt exhort exonerate
    expel explain exploit explore expose express extort extradite fabricate face falsify fault fear
    feign finger fire flaunt flout forewarn forge formulate foster frame fudge fume gainsay gamble
    gauge glorify gloss grill grumble guarantee hail halt harass harbor harm hasten hatch hector
    hedge heed highlight hint hoax host hurl hype ignore imagine impeach impede imperil implicate
    implore imply impose incarcerate incite indict infiltrate inflame inform infringe infuriate
    insinuate insist instigate insult interfere interject interpret intervene intimate intimidate
    invade invalidate investigate invoke irritate jail jeopardise jeopardize jockey joke justify
    lambast lambaste lament lampoon laud launch leak legitimise legitimize liken loathe lobby lodge
    malign maintain manipulate meddle mediate minimise minimize mischaracterize misinform
    misinterpret misquote misreport misrepresent misstate mobilise mobilize mock mourn muddy murder
    mull muse muzzle narrate needle negotiate nullify object obfuscate oblige obscure obstruct
    oppose opine orchestrate ostracize oust outlaw outline overrule overstate pan parrot perceive
    permit perpetrate persecute persuade pester pillory plagiarize plan plead pledge plot ponder
    portray posit postpone pounce praise precede predict preempt prejudge presume pretend
    prevaricate probe proclaim profess prohibit promise promote prompt prop propagate propose
    prosecute protest provoke publicise publicize punish purge purport query question quip quiz
    quote rage rap rape rebuff rebuke rebut recant recite reckon recommend reconcile reconsider
    recoup recount rectify redress reelect refer refrain refuse refute reiterate reject relent
    remark remind reminisce renege renounce repeal repeat repel replace reply report reprimand
    reproach repudiate request rescind resent resign resist resolve respond restate restrain
    retaliate retort retract reveal reverse revile revoke rig ridicule rile rip rubbish rule
    sabotage sanction scapegoat scare scoff scold scorn scotch scuttle shirk shrug shun sidestep
    signal slam slander slate slay slur smear sneer snipe snub solicit soothe spar spark spurn spy
    squabble stall state steer stipulate stonewall stress strip stun subpoena subvert sue suggest
    summon suppose suppress surmise suspect swear swipe tackle taint target tarnish taunt tease
    testify threaten thwart tie tip topple tout track trash traduce trick troll trouble trounce
    trumpet tweet twist undermine underline underplay underscore understate unveil uphold upbraid
    urge usurp vacillate vandalize vent venture vet veto vex vie vilify vindicate violate voice
    volunteer vouch vow waffle wage waive warn waver weaponize welcome whine whitewash withdraw
    witness wonder worry wrangle yell yield yoke bedevil chortle lunge expunge reunite retweet
    livestream breathe clothe bathe writhe seethe teethe wreathe sheathe axe die lie tie untie belie
    vie dye eye singe tinge binge hinge swinge cringe impinge infringe syringe shoe canoe hoe toe
    tiptoe guarantee free referee oversee decree pedigree panic mimic traffic frolic picnic politic
    need feed heed seed weed exceed proceed succeed bleed breed speed embed focus caucus chorus
    discuss process address pass miss express bias canvas pivot pilot ballot riot audit edit visit
    limit credit profit exhibit inherit deposit exit orbit merit vomit spirit solicit elicit inhibit
    forfeit ignore explore restore adore deplore implore abhor monitor sponsor favor labor honor
    favour labour honour ache attach reach teach bleach breach preach impeach poach coach search
    march launch branch stretch cache avalanche create recreate procreate liquidate permeate
    nauseate treat beat cheat heat repeat retreat defeat mistreat complete delete compete secrete
    deplete excrete concrete obsolete interfere adhere persevere revere cohere sever atone beguile
    blaspheme centre compute disrobe fete intone layer purr sideswipe square strafe stymie vouchsafe
"""

IRREGULAR_NOUNS: Final = """
    child children; foot feet; goose geese; tooth teeth; mouse mice; louse lice; ox oxen; man men;
    woman women; half halves; knife knives; life lives; wife wives; leaf leaves; loaf loaves; shelf
    shelves; self selves; thief thieves; wolf wolves; calf calves; scarf scarves; hoof hooves; elf
    elves; sheaf sheaves; midwife midwives; housewife housewives; analysis analyses; basis bases;
    crisis crises; thesis theses; hypothesis hypotheses; synthesis syntheses; diagnosis diagnoses;
    emphasis emphases; oasis oases; parenthesis parentheses; axis axes; synopsis synopses; prognosis
    prognoses; paralysis paralyses; criterion criteria; phenomenon phenomena; referendum referenda;
    memorandum memoranda; curriculum curricula; bacterium bacteria; stadium stadia; spectrum
    spectra; addendum addenda; stimulus stimuli; nucleus nuclei; alumnus alumni; fungus fungi;
    radius radii; cactus cacti; syllabus syllabi; alumna alumnae; larva larvae; vertebra vertebrae;
    formula formulae; index indices; appendix appendices; matrix matrices; vertex vertices; codex
    codices; bureau bureaux; plateau plateaux; château châteaux; passer-by passers-by; passerby
    passersby; runner-up runners-up; mother-in-law mothers-in-law; son-in-law sons-in-law;
    daughter-in-law daughters-in-law; father-in-law fathers-in-law; brother-in-law brothers-in-law;
    sister-in-law sisters-in-law; attorney-general attorneys-general; hanger-on hangers-on; quiz
    quizzes; bus buses; gas gases; lens lenses; alias aliases; bias biases; atlas atlases; canvas
    canvases; iris irises; virus viruses; shoe shoes; toe toes; foe foes; canoe canoes; hoe hoes;
    doe does; oboe oboes; woe woes; horseshoe horseshoes; ache aches; headache headaches; cache
    caches; avalanche avalanches; niche niches; axe axes; creche creches; stomachache stomachaches;
    toothache toothaches; heartache heartaches; psyche psyches; brioche brioches; movie movies;
    cookie cookies; selfie selfies; zombie zombies; calorie calories; rookie rookies; hippie
    hippies; genie genies; prairie prairies; boogie boogies; cabbie cabbies; smoothie smoothies;
    veggie veggies; newbie newbies; walkie-talkie walkie-talkies; sortie sorties; junkie junkies;
    lingerie lingeries; menagerie menageries; reverie reveries; birdie birdies; collie collies;
    hoodie hoodies; indie indies; foodie foodies; goalie goalies; monarch monarchs; stomach
    stomachs; patriarch patriarchs; matriarch matriarchs; epoch epochs; eunuch eunuchs; czech
    czechs; oligarch oligarchs; loch lochs; tech techs; ski skis; taxi taxis; alibi alibis; rabbi
    rabbis; bikini bikinis; safari safaris; tsunami tsunamis; yeti yetis; menu menus; guru gurus;
    emu emus; khaki khakis; schoolchild schoolchildren; grandchild grandchildren; stepchild
    stepchildren; speech speeches; leech leeches; beech beeches; leash leashes
"""

#: Names of people, tagged as nouns and as proper nouns.
PEOPLES: Final = """
    israeli iraqi saudi pakistani emirati kuwaiti yemeni bangladeshi azerbaijani houthi nazi
    neo-nazi qatari omani bahraini somali afghani punjabi kashmiri yazidi tory american mexican
    african democrat republican european korean german briton scot swede dane finn turk kurd croat
    serb czech slovak pole filipino muslim christian jew arab sunni shiite shia palestinian zionist
    latino hispanic asian afghan texan cuban nigerian kenyan conservative liberal
"""

#: Nouns that look like plurals and are none, or have no other form.
UNCOUNTED: Final = """
    news series species politics economics mathematics physics ethics athletics linguistics
    logistics geopolitics headquarters means gallows barracks chaos cosmos pathos ethos kudos lens
    bus gas bias atlas canvas alias christmas whereas pancreas thanks proceeds remains outskirts
    congratulations summons measles mumps diabetes rabies aids perhaps afterwards sometimes always
    goods specimen regimen omen semen abdomen acumen men stamen corps chassis debris apropos
    faux-pas rendezvous overseas downstairs upstairs indoors outdoors besides bourgeois crossroads
    innings shambles forensics hysterics aerobics robotics genetics mechanics kinetics semantics
    acoustics optics sas as has yes gps cbs abs
"""

ADJECTIVES: Final = """
    able angry big black blue bold brave brief bright broad busy calm cheap clean clear clever close
    cold cool crazy cruel cute dark dead deadly dear deep dense dirty dry dull dumb early easy fair
    faint fast fat few fierce fine firm fit flat fond free fresh friendly full funny gentle good
    grand grave gray great green grey grim guilty handy happy hard harsh healthy heavy high holy hot
    huge humble hungry keen kind large late lazy lean light likely lively lonely long loose loud
    lovely low lucky mad mean mild narrow nasty near neat new nice noble noisy odd old pale plain
    polite poor pretty proud pure quick quiet rare raw ready red rich ripe risky rough rude sad safe
    severe shallow sharp short shy sick silly simple slight slim slow small smart smooth soft solid
    sorry sour spicy steady steep stiff strange strict strong stupid subtle sure sweet swift tall
    tame tasty thick thin tight tiny tough true ugly vague vast warm wary weak wealthy weird wet
    white wide wild wise worthy young bloody costly cosy cozy crisp crude dim eager fancy fat fuzzy
    gloomy greedy grumpy hairy hasty juicy messy mighty murky rainy roomy rosy rowdy scary shady
    shaky shiny sleepy sleek slippery sloppy sticky stormy sunny thirsty tidy tricky trim windy
    worldly bleak blunt blurry bulky chilly classy clumsy coarse creepy crispy curly dusty filthy
    fluffy foggy greasy gross grubby lofty lousy moist naive nosy petty rusty salty sane scarce
    shabby sincere slender snowy sore sparse speedy staunch stern stout sturdy tender tense thorny
    timely vile witty
"""
ADVERBS: Final = """
    close deep early far fast hard high late long loud low near often quick slow soon strong tight wide
"""

IRREGULAR_DEGREES: Final = """
    better ADJ good; best ADJ good; worse ADJ bad; worst ADJ bad; better ADV well; best ADV well;
    worse ADV badly; worst ADV badly; further ADV far; furthest ADV far; farther ADV far; farthest
    ADV far; further ADJ further; farther ADJ far; farthest ADJ far; furthest ADJ far; elder ADJ
    elder; eldest ADJ old; lesser ADJ lesser
"""


def short(word: str) -> bool:
    """Whether a word has one syllable."""
    return len(re.findall(r"[aeiouy]+", word.replace("qu", "kw"))) == 1


def doubles(base: str) -> bool:
    """Whether a word of one syllable doubles its last consonant before ``-ed``."""
    return short(base) and re.search(r"(?:^|[^aeiouy]|qu)[aeiouy][bdgklmnprt]$", base) is not None


def plural(base: str) -> str:
    """Return the regular ``-s`` form."""
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    if re.search(r"(?:^|[^aeiou]|qu)iz$", base):
        return base + "zes"
    if re.search(r"(?:s|x|z|ch|sh)$", base) or re.search(r"[^aeiou]o$", base):
        return base + "es"
    return base + "s"


def inflected(base: str) -> Iterator[str]:
    """Yield the regular forms of a verb, in every spelling."""
    yield plural(base)
    if base.endswith("o"):
        yield base + "s"
    if base.endswith("ie"):
        yield base[:-2] + "ying"
        yield base + "d"
        return
    if base.endswith("e"):
        yield base + "d"
        yield (base if base.endswith(("ee", "oe", "ye", "inge")) else base[:-1]) + "ing"
        if base.endswith("inge"):
            yield base[:-1] + "ing"
        return
    if re.search(r"[^aeiou]y$", base):
        yield base[:-1] + "ied"
        yield base + "ing"
        return
    stems = {base}
    if base in DOUBLING.split() or doubles(base):
        stems = {base + base[-1]}
    elif base in BRITISH.split():
        stems.add(base + base[-1])
    elif base.endswith("c"):
        stems = {base + "k"}
    for stem in sorted(stems):
        yield stem + "ed"
        yield stem + "ing"


def compared(base: str) -> Iterator[str]:
    """Yield the regular comparative and superlative."""
    if base.endswith("e"):
        stem = base[:-1]
    elif re.search(r"[^aeiou]y$", base):
        stem = base[:-1] + "i"
    elif short(base) and re.search(r"[^aeiou][aeiou][bdgmnt]$", base):
        stem = base + base[-1]
    else:
        stem = base
    yield stem + "er"
    yield stem + "est"


def rows(text: str) -> Iterator[list[list[str]]]:
    """Yield the items of a list above, each cut into its forms and their alternatives."""
    for item in text.split(";"):
        if item.strip():
            yield [cell.split("/") for cell in item.split()]


def counted(corpus: Path) -> Counter[tuple[str, str, str]]:
    """Count form, part of speech and lemma in the treebanks."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for name in TREEBANKS:
        path = corpus / name
        if not path.exists():
            raise SystemExit(f"no {name} in {corpus}: put the treebanks there first")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) > 3 and cells[0].isdigit():
                    form, found, upos = fold(cells[1]).lower(), fold(cells[2]), cells[3]
                    counts[form, upos, found.lower()] += 1
    return counts


def observed(counts: Counter[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """Return the lemma that the treebanks prefer, for forms that are no slips."""
    best: dict[tuple[str, str], str] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for (form, upos, _), count in counts.items():
        seen[form, upos] += count
    for (form, upos, found), _ in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        best[form, upos] = found
    return {
        (form, upos): found
        for (form, upos), found in best.items()
        if upos in SEEN
        and (form not in SLIPS or found == form)
        and seen[form, upos] >= SEEN[upos]
        and re.fullmatch(r"[a-z][a-z'-]*", form)
        and re.fullmatch(r"[a-z][a-z'-]*", found)
        and (found[0] == form[0] or counts[form, upos, found] >= 5)
        and (upos != "PROPN" or (form.endswith("s") and plural(found) == form))
    }


def listed(counts: Counter[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield form, part of speech and lemma of the words above, the surest first."""
    irregular = {"be"}
    for bases, *others in rows(IRREGULAR_VERBS):
        irregular.add(bases[0])
        yield from ((form, "VERB", bases[0]) for forms in others for form in forms)
    for bases, plurals in rows(IRREGULAR_NOUNS):
        yield plurals[0], "NOUN", bases[0]
    for forms, tags, bases in rows(IRREGULAR_DEGREES):
        yield forms[0], tags[0], bases[0]
    for people in PEOPLES.split():
        form = people[:-1] + "ies" if people == "tory" else people + "s"
        yield form, "NOUN", people
        yield form, "PROPN", people
    yield from ((word, "NOUN", word) for word in UNCOUNTED.split())
    known = {upos: attested(counts, upos) for upos in ("VERB", "NOUN", "ADJ", "ADV")}
    # The base of a word must not lose an ending.
    yield from ((word, upos, word) for upos, words in known.items() for word in sorted(words))
    spelled = {*VERBS.split(), *DOUBLING.split(), *BRITISH.split(), *of_tables()}
    for verb in sorted({*known["VERB"], *spelled, *irregular}):
        yield verb, "VERB", verb
        for form in inflected(verb):
            if verb not in irregular or not form.endswith("ed"):
                yield form, "VERB", verb
    yield from ((plural(noun), "NOUN", noun) for noun in sorted(known["NOUN"]) if noun[-1] not in "is")
    for upos, words in (("ADJ", ADJECTIVES), ("ADV", ADVERBS)):
        yield from ((form, upos, word) for word in words.split() for form in compared(word))


def of_tables() -> set[str]:
    """Return the verbs that reporting cues and word classes are looked up by."""
    lemmas_of = [cue.lemma for rows_of in cues().values() for cue in rows_of if cue.pos == "VERB"]
    lemmas_of += [row.lemma for rows_of in objects().values() for row in rows_of if row.name.endswith("_V")]
    return {verb for verb in (lemma.split()[0] for lemma in lemmas_of) if re.fullmatch(r"[a-z]{3,}", verb)}


def attested(counts: Counter[tuple[str, str, str]], upos: str) -> set[str]:
    """Return the lemmas of a part of speech that the treebanks know."""
    seen: Counter[str] = Counter()
    for (_, tag, found), count in counts.items():
        if tag == upos and re.fullmatch(r"[a-z]{2,}", found):
            seen[found] += count
    return {found for found, count in seen.items() if count >= KNOWN}


def exceptions(corpus: Path) -> dict[tuple[str, str], str]:
    """Return the words that the rules alone get wrong."""
    counts = counted(corpus)
    chosen = observed(counts)
    for form, upos, found in listed(counts):
        chosen.setdefault((form, upos), found)
    return {
        (form, upos): found for (form, upos), found in sorted(chosen.items()) if lemmas.by_rule(form, upos) != found
    }


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help=f"folder with {', '.join(TREEBANKS)}")
    parser.add_argument("--out", type=Path, default=OUT, help="table to write (default: %(default)s)")
    options = parser.parse_args()
    lines = ["\t".join((*key, found)) for key, found in exceptions(options.corpus).items()]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("\n".join(["form\tupos\tlemma", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
