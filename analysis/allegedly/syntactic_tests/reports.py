"""Syntactic tests of reports: vague sources, reporting words, evidence, evasion, quotation marks.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import is_passive
from .._tables import word_class
from .around import (
    base_relation,
    child_forms,
    form_at,
    form_of,
    has_child,
    in_question,
    is_named,
    is_negated,
    reporting_nouns,
    reporting_verbs,
    saying_verbs,
    sentence_of,
    subject_of,
    top_of,
    upos_at,
)

if TYPE_CHECKING:
    from ..reading import Reading


def _noun_phrase_head(reading: Reading, word: int) -> int:
    """Climb from a determiner, an adjective or "some of" to the head of its noun phrase."""
    at = word
    for _ in range(4):
        if reading.deprel[at] in {
            "det",
            "amod",
            "nummod",
            "compound",
            "advmod",
            "det:predet",
            "fixed",
            "case",
        }:
            at = reading.head[at]
        else:
            break
    return at


_INTENTIONS: Final = frozenset(
    "want plan intend seek aim wish prefer like need try attempt favor favour support back fear face push go "
    "begin continue cast see hold know find hit raise remain spread show regard receive offer".split()
)


def _reports(reading: Reading, head: int) -> bool:
    """Tell whether a noun phrase is the source of a reported act."""
    relation = reading.deprel[head]
    if (
        relation == "conj"
        and reading.head[head] >= 0
        and reading.deprel[reading.head[head]] in {"nsubj", "nmod", "obl", "obl:agent"}
    ):
        return _reports(reading, reading.head[head])
    up = reading.head[head]
    if up < 0:
        return False
    if relation == "nsubj":
        return reading.upos[up] == "VERB" and reading.lemma[up] in reporting_verbs() - _INTENTIONS
    if relation == "obl:agent":
        return reading.lemma[up] in reporting_verbs()
    if relation in {"nmod", "obl"}:
        case = child_forms(reading, head, "case")
        said_by = "by" in case or "from" in case
        lemma = reading.lemma[up]
        names_act = lemma in reporting_nouns() or (lemma in reporting_verbs() and reading.upos[up] == "VERB")
        return "according" in case or (said_by and names_act)
    return False


_COLLECTIVES: Final = frozenset("number lot majority minority handful couple host range variety group few".split())
_QUANTIFIERS: Final = frozenset("some many others several most various numerous certain few all".split())
_ARTICLES: Final = frozenset("the a an his her their its this that these those my our your 's".split())


def vague_source(reading: Reading, first: int, last: int) -> bool:
    """Keep unnamed sources without article: "critics say", "some believe", "denied by some officials".

    After the weasels of Vincze (2013): the source of a reported act, given by number or trade only.

    Measured: keeps 67 of 2130 (3 %).
    """
    head = _noun_phrase_head(reading, first)
    if head < first or (reading.upos[head] == "PROPN" and form_at(reading, head, -1) != ""):
        return False
    if last > first:
        people = [child for child in reading.children(head, "nmod") if child > head]
        if reading.lemma[head] in _COLLECTIVES and people:
            return _is_human(reading, people[0]) and _reports(reading, head)
        return _is_human(reading, head) and _reports(reading, head)
    if form_of(reading, first) in _QUANTIFIERS:
        if reading.upos[first] == "ADV" or reading.deprel[first] == "advmod":
            return False
        following = form_at(reading, first, 1)
        if following in saying_verbs() and upos_at(reading, first, 2) in {"SCONJ", "PRON", "PROPN", "DET"}:
            return True
        bare = head == first and reading.upos[first] in {"PRON", "DET", "ADJ", "NOUN"}
        return (bare or _is_human(reading, head)) and _reports(reading, head)
    if head != first or has_child(reading, head, "nummod", "appos"):
        return False
    before = {
        form_at(reading, first, -1),
        form_at(reading, first, -2),
        *child_forms(reading, head, "det", "amod"),
    }
    if (_ARTICLES | _QUANTIFIERS) & before or any(
        reading.upos[k] == "PROPN" for k in reading.children(head, "nmod:poss")
    ):
        return False
    if form_of(reading, first) == "people" and not has_child(reading, reading.head[head], "ccomp", "parataxis"):
        return False
    return _reports(reading, head)


def _is_human(reading: Reading, word: int) -> bool:
    """Tell whether a noun in the plural stands for people."""
    lemma = reading.lemma[word]
    several = form_of(reading, word) != lemma or lemma in {"people", "police"}
    return (
        several
        and reading.upos[word] == "NOUN"
        and (lemma in word_class("VAGUE_SOURCE_N") or lemma in word_class("HUMAN_N"))
    )


def reports_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep reporting verbs with a clause, an infinitive or a quotation ("claims that", "claims to be").

    Measured: keeps 10 of 56 (18 %).
    """
    top = top_of(reading, first, last)
    if reading.upos[top] != "VERB":
        return False
    for child in reading.children(top):
        relation = base_relation(reading.deprel[child])
        if relation in {"ccomp", "xcomp"} or (relation == "parataxis" and child != top):
            return True
        if relation == "advcl" and child > top and "that" in child_forms(reading, child, "mark"):
            return True
    if reading.deprel[top] == "parataxis":
        return True
    following = form_at(reading, last, 1)
    if following == "that" and reading.upos[last + 1] == "SCONJ":
        return True
    before = form_at(reading, first, -1)
    return (
        reading.lemma[top] in {"insist", "maintain"}
        and following in {",", "."}
        and before not in {"on"}
        and (reading.tag[top].endswith("CUE"))
    )


def insists(reading: Reading, first: int, last: int) -> bool:
    """Keep *insist* over a clause or a quotation, or alone as a cue; drop "insist on".

    Measured: too rare in these treebanks to tell.
    """
    if reading.upos[first] != "VERB" or form_at(reading, last, 1) in {"on", "upon"}:
        return False
    return reports_clause(reading, first, last) or reading.tag[first].endswith("CUE")


def reports_charge(reading: Reading, first: int, last: int) -> bool:
    """Keep *allege* and the like with a clause or an object of wrongdoing; drop an empty object.

    Measured: keeps 6 of 11 (55 %).
    """
    return reports_clause(reading, first, last) or (
        reading.upos[first] == "VERB"
        and reading.deprel[first] != "amod"
        and (has_child(reading, first, "obj") or is_passive(reading, first))
    )


def claims(reading: Reading, first: int, last: int) -> bool:
    """Keep *claim* over a clause or quotation; drop damages, victory, lives and responsibility claimed.

    Measured: keeps 39 of 87 (45 %).
    """
    if reports_clause(reading, first, last):
        return True
    if reading.upos[first] != "VERB" or not reading.tag[first].endswith("CUE"):
        return False
    things = {reading.lemma[child] for child in reading.children(first, "obj")}
    return bool(things & {"innocence", "ignorance", "knowledge", "fraud", "bias"})


def speech_noun(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns of saying with a source or a content: "his claim that", "claims by", "such allegations".

    Measured: keeps 25 of 93 (27 %).
    """
    head = top_of(reading, first, last)
    if reading.upos[head] != "NOUN" or is_named(reading, first, last):
        return False
    if reading.deprel[head] == "compound":
        return False
    for child in reading.children(head):
        relation = reading.deprel[child]
        case = child_forms(reading, child, "case", "mark")
        if relation in {"acl", "ccomp", "nmod:poss"} or (relation == "acl:relcl" and "that" in case):
            return "to" not in case
        if relation == "nmod" and {"of", "by", "from", "about", "against"} & set(case):
            return True
        if form_of(reading, child) in {"such", "these", "those", "false", "baseless", "unfounded"}:
            return True
    up = reading.head[head]
    return up >= 0 and reading.lemma[up] in reporting_verbs() and reading.upos[up] == "VERB"


def speech_thing(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns that name a kind of untrue or evil talk, wherever they stand; drop names and titles.

    Measured: keeps 10 of 10 (100 %).
    """
    return not any(reading.upos[word] == "PROPN" for word in range(first, last + 1)) and any(
        reading.upos[word] in {"NOUN", "ADJ", "VERB"} for word in range(first, last + 1)
    )


def smears(reading: Reading, first: int, last: int) -> bool:
    """Keep *smear* of words: the noun, or the verb with a person or no substance.

    Measured: too rare in these treebanks to tell.
    """
    if reading.upos[first] == "NOUN":
        return not is_named(reading, first, last)
    things = reading.children(first, "obj")
    return reading.upos[first] == "VERB" and any(
        reading.upos[thing] in {"PROPN", "PRON"} or reading.lemma[thing] in word_class("HUMAN_N") for thing in things
    )


def judged_tale(reading: Reading, first: int, last: int) -> bool:
    """Keep *narrative* that is called false or is somebody's; drop the literary form.

    Measured: keeps 0 of 11 (0 %).
    """
    if reading.upos[first] != "NOUN":
        return False
    near = set(child_forms(reading, first, "amod", "det", "nmod"))
    if near & {"false", "phony", "misleading", "media", "so-called", "bogus", "dishonest"}:
        return True
    up = reading.head[first]
    return up >= 0 and reading.lemma[up] in {"push", "peddle", "spin", "reject", "dispute"}


def names_thus(reading: Reading, first: int, last: int) -> bool:
    """Keep "what they call the new order"; drop "what they call for".

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, last, 1) not in {"for", "on", "upon", "out", "", ".", ","} and not in_question(
        reading, first
    )


def names_source(reading: Reading, first: int, last: int) -> bool:
    """Keep "according to" with a person, a body or a document; drop plans, rules and sizes.

    Measured: keeps 66 of 67 (99 %).
    """
    start = last + 1
    words = sentence_of(reading, first)
    if start not in words:
        return False
    head = start
    for _ in range(6):
        up = reading.head[head]
        if up < start or reading.deprel[head] in {
            "obl",
            "nmod",
            "root",
            "parataxis",
            "advcl",
            "nsubj",
            "obj",
        }:
            break
        head = up
    return reading.lemma[head] not in word_class("PLAN_N")


def as_source(reading: Reading, first: int, last: int) -> bool:
    """Keep "as the coroner put it", "as she told me"; drop "as they say their prayers".

    Measured: keeps 22 of 27 (81 %).
    """
    top = next((k for k in range(last, first - 1, -1) if reading.upos[k] == "VERB"), None)
    if top is None or has_child(reading, top, "ccomp"):
        return False
    return all(form_of(reading, child) == "it" for child in reading.children(top, "obj"))


def cites(reading: Reading, first: int, last: int) -> bool:
    """Keep *cite* with a document, a reason or a speaker; drop officers who cite drivers.

    Measured: keeps 5 of 13 (38 %).
    """
    if reading.upos[first] != "VERB":
        return False
    things = reading.children(first, "obj")
    return bool(things) and all(
        reading.upos[thing] in {"NOUN", "PROPN"} and reading.lemma[thing] not in word_class("HUMAN_N")
        for thing in things
    )


def sees_fact(reading: Reading, first: int, last: int) -> bool:
    """Keep "what we have seen" as the basis of a claim; drop "what we have seen as", a categorisation.

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, last, 1) != "as"


def wh_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep *unclear*, *unknown* said of a fact or before a clause; drop "an unclear picture".

    Measured: keeps 14 of 18 (78 %).
    """
    return reading.deprel[last] != "amod" and not is_named(reading, first, last)


def evidence_missing(reading: Reading, first: int, last: int) -> bool:
    """Keep missing evidence for a claim; drop what a court admitted or heard.

    Measured: too rare in these treebanks to tell.
    """
    around = {reading.lemma[word] for word in sentence_of(reading, first)}
    return not ({"admit", "suppress", "exhibit"} & around and {"court", "trial", "judge", "hearing"} & around) and not (
        {"admit", "admissible", "inadmissible"} & {reading.lemma[reading.head[word]] for word in range(first, last + 1)}
    )


def speaks_of_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep *dodge*, *duck*, *deflect*, *sidestep* with a question or a topic; drop bullets and drafts.

    Measured: too rare in these treebanks to tell.
    """
    top = top_of(reading, first, last)
    if reading.upos[top] != "VERB":
        return False
    speech = word_class("SPEECH_N")
    for child in reading.children(top):
        relation = base_relation(reading.deprel[child])
        if relation == "obl" and reading.lemma[child] in speech:
            return True
        if relation == "obj":
            if reading.lemma[child] in speech or reading.upos[child] == "PRON":
                return True
            if any(reading.lemma[k] in speech for k in reading.children(child)):
                return True
        if relation == "obl" and {"on", "about"} & set(child_forms(reading, child, "case")):
            return True
    return False


def on_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep silence about something ("kept mum on the price"); drop the mere absence of noise.

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, last, 1) in {"on", "about"} or form_of(reading, last) in {"mum", "tight-lipped"}


def response_missing(reading: Reading, first: int, last: int) -> bool:
    """Keep "did not respond" to a person or a request for words; drop treatment, force and stimuli.

    Measured: too rare in these treebanks to tell.
    """
    top = next((k for k in range(last, first - 1, -1) if reading.upos[k] == "VERB"), None)
    if top is None:
        return False
    return all(reading.lemma[child] not in _STIMULI for child in reading.children(top, "obl"))


def confirm_alone(reading: Reading, first: int, last: int) -> bool:
    """Keep "could not confirm", "would not confirm" of a speaker; drop confirmations of office.

    Measured: too rare in these treebanks to tell.
    """
    top = last
    return all(
        reading.lemma[child] not in {"nominee", "candidate", "appointment", "nomination"}
        for child in reading.children(top, "obj")
    )


def asked_back(reading: Reading, first: int, last: int) -> bool:
    """Keep "who knows" as an answer; drop the relative clause ("the clerk who knows the code").

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, first, -1) in {"", ",", '"', "``", "but", "and", "-", "--"} and form_at(
        reading, last, 1
    ) in {
        "",
        "?",
        ".",
        ",",
        "what",
        "why",
        "how",
        "if",
    }


def avoids_question(reading: Reading, first: int, last: int) -> bool:
    """Keep *avoid* with a question, a topic or a charge as object; drop rain, work and wars.

    Measured: keeps 0 of 31 (0 %).
    """
    speech = {
        "question",
        "answer",
        "issue",
        "topic",
        "query",
        "subject",
        "questioning",
        "inquiry",
        "answering",
    }
    return any(reading.lemma[child] in speech for child in reading.children(first, "obj", "xcomp", "obl"))


def spoken_refusal(reading: Reading, first: int, last: int) -> bool:
    """Keep refusals to speak that stand as such; drop those denied in turn ("did not decline to comment").

    Measured: too rare in these treebanks to tell.
    """
    if any(form_of(reading, word) in {"not", "n't", "never"} for word in range(first, last + 1)):
        return True
    said = {reading.lemma[child] for child in reading.children(last, "obj")}
    return not is_negated(reading, top_of(reading, first, last)) and not said & {"word", "phrase", "prayer"}


def others_refuse(reading: Reading, first: int, last: int) -> bool:
    """Keep "would not say" of somebody else; of oneself it is mild disagreement ("I would not say that").

    Measured: too rare in these treebanks to tell.
    """
    who = subject_of(reading, last)
    return who is None or form_of(reading, who) not in {"i", "we", "you"}


def about_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep "I don't know" over a question, a clause or nothing; drop people and things not known.

    Measured: keeps 42 of 51 (82 %).
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] == "VERB"), last)
    if has_child(reading, top, "obj"):
        things = [child for child in reading.children(top, "obj") if child > top]
        return all(form_of(reading, child) in {"that", "this", "it", "anything", "what"} for child in things)
    return not in_question(reading, first)


def _quoted_words(reading: Reading, first: int, last: int) -> list[int]:
    """Return the words between the marks, punctuation left out."""
    return [word for word in range(first, last + 1) if any(ch.isalnum() for ch in reading.tokens[word].text)]


def _cue_governs(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the sentence reports speech around the quotation."""
    words = sentence_of(reading, first)
    verbs = reporting_verbs()
    for word in words:
        if first <= word <= last:
            continue
        if reading.tag[word].endswith("CUE"):
            return True
        reports = reading.upos[word] == "VERB" and reading.lemma[word] in verbs and not is_negated(reading, word)
        if reports and (reading.lemma[word] in saying_verbs() or has_child(reading, word, "ccomp", "obj")):
            return True
    return any(reading.tag[word].endswith("CONTENT") for word in range(first, last + 1))


def _mentioned(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the quotation mentions a word or gives a title, a nickname or a slogan."""
    words = _quoted_words(reading, first, last)
    texts = [reading.tokens[word].text for word in words]
    near = {form_at(reading, first, -step) for step in range(1, 5)} | {
        form_at(reading, last, 1),
        form_at(reading, last, 2),
    }
    if near & _METALANGUAGE:
        return True
    capitals = [text for text in texts if text[:1].isupper() or text[:1].isdigit()]
    if capitals and (len(capitals) == len(texts) or (len(texts) > 1 and texts[0][:1].isupper())):
        return True
    return any(reading.upos[word] == "PROPN" for word in words)


_STIMULI: Final = frozenset("treatment therapy drug stimulus fire call-out attack aggression provocation kind".split())
_METALANGUAGE: Final = frozenset(
    "word words term terms phrase phrases called named dubbed titled entitled nicknamed name nickname title "
    "known song book film movie episode series show slogan motto hashtag labeled labelled means meaning "
    "spelled pronounced chant chants chanting sign signs reading album novel play headline headlined".split()
)


def scare_quote(reading: Reading, first: int, last: int) -> bool:
    """Keep one to three words in quotation marks that nobody is reported to have said.

    Dropped: titles, names and mentioned words, whole utterances, and everything near a cue of speech, where
    the marks only say whose wording it is.

    Measured: too rare in these treebanks to tell.
    """
    words = _quoted_words(reading, first, last)
    if not 1 <= len(words) <= 3:
        return False
    if any(reading.upos[word] in {"PRON", "AUX", "INTJ"} for word in words):
        return False
    top = top_of(reading, words[0], words[-1])
    if reading.upos[top] not in {"NOUN", "ADJ", "VERB"} or reading.deprel[top] == "root":
        return False
    if reading.deprel[top] == "compound" or (reading.upos[top] == "VERB" and reading.deprel[top] != "amod"):
        return False
    return not _mentioned(reading, first, last) and not _cue_governs(reading, first, last)


def partial_quote(reading: Reading, first: int, last: int) -> bool:
    """Keep a quoted phrase inside a sentence whose speech cue stands outside the marks.

    Measured: too rare in these treebanks to tell.
    """
    words = _quoted_words(reading, first, last)
    if not words:
        return False
    sentence = sentence_of(reading, first)
    if first == sentence.start or reading.tokens[last].sentence != reading.tokens[first].sentence:
        return False
    top = top_of(reading, words[0], words[-1])
    if reading.deprel[top] in {"root", "parataxis"} or form_at(reading, first, -1) in {",", ":"}:
        return False
    texts = [reading.tokens[word].text for word in words]
    return not all(text[:1].isupper() for text in texts) and _cue_governs(reading, first, last)
