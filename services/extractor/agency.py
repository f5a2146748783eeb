"""Who acts and who suffers, by grammar: the clause of a verb, the phrase of an act that is a noun.

Goes beyond `clauses.subjects` and `clauses.objects`: a speaker is not the author of what is told, a bomb's author is
who planted it, and the owner of a murder is its victim. All functions are total.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from services.extractor.agency_lexicon import agency_lexicon
from services.extractor.clauses import (
    MAX_STEPS,
    antecedent,
    direct_objects,
    is_noun,
    is_passive,
    is_verb,
    joined_verb,
)
from services.extractor.participant_lexicon import participant_lexicon


def is_weapon(token: Token) -> bool:
    return participant_lexicon().weapons.search(token.text) is not None


def with_conjuncts(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Each with the nouns that "and" and "or" join to it, in order of the text."""
    found: dict[int, Token] = {}
    for token in tokens:
        found[token.i] = last = token
        for candidate in token.conjuncts:
            if is_noun(candidate) and 0 < candidate.i - last.i <= _NEAR:
                found[candidate.i] = last = candidate
    return tuple(found[i] for i in sorted(found))


_NEAR = 15  # words from one member of an enumeration to the next; farther ones are parses gone wrong


def acting(token: Token) -> tuple[Token, ...]:
    """Heads of those who do what the word tells; without weapons, behind which stands who used them."""
    heads = authors(token, 0) if _verbal(token) else _of_noun(token)
    found: list[Token] = []
    for head in with_conjuncts(heads):
        found.extend(users(head) if is_weapon(head) else (head,))
    return tuple(found)


def suffering(token: Token) -> tuple[Token, ...]:
    """Heads of those to whom it is done."""
    heads = sufferers(token, 0) if _verbal(token) else _of_act(token)
    return tuple(h for h in with_conjuncts(heads) if not is_weapon(h))


def _verbal(token: Token) -> bool:
    return is_verb(token) or token.dep_ in {"acl", "relcl", "advcl"}


def by(token: Token) -> Iterator[Token]:
    """Agents: what stands after "by"."""
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def subject(verb: Token) -> Iterator[Token]:
    """The grammatical subject of a clause, active or passive; of a relative clause, what the pronoun stands for."""
    yield from (antecedent(c) for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})


def _headline_passive(verb: Token) -> bool:
    """ "Reporter shot dead": a bare past form without an object is a passive in headlines and notes."""
    return (
        verb.tag_ in {"VBD", "VBN"}
        and verb.lower_ in agency_lexicon().bare
        and not any(c.dep_ in {"dobj", "obj", "aux"} for c in verb.children)
        and any(c.lower_ in agency_lexicon().bare_before for c in verb.children)
    )


def passive(verb: Token) -> bool:
    return is_passive(verb) or _headline_passive(verb)


def authors(verb: Token, steps: int) -> Iterator[Token]:
    if passive(verb):
        yield from _agents(verb)
        return
    yield from _sides(verb)
    own = list(subject(verb))
    if own:
        yield from (_speaker(verb) or own)
        return
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        yield verb.head
        return
    yield from _governing(verb, steps)


def _speaker(verb: Token) -> list[Token]:
    """ "The army said that it had killed ten": whom the pronoun of what is said stands for."""
    upper = verb.head
    pronoun = any(s.lower_ in {"it", "they", "we"} for s in subject(verb))
    if pronoun and verb.dep_ == "ccomp" and is_verb(upper):
        return list(subject(upper))
    return []


def _agents(verb: Token) -> Iterator[Token]:
    """Of a passive; "shot and killed by": the agent hangs on the last verb."""
    own = list(by(verb))
    if own:
        yield from own
        return
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and child.tag_ == "VBN" and not list(subject(child)):
            yield from _agents(child)


def _governing(verb: Token, steps: int) -> Iterator[Token]:
    """The subject that a verb without its own takes from the verb above."""
    if steps >= MAX_STEPS or verb.dep_ not in {"conj", "xcomp", "advcl", "aux", "pcomp"}:
        return
    upper = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if not is_verb(upper):
        if verb.dep_ == "pcomp" and verb.head.lower_ == "for":  # "the arrest of two soldiers for killing"
            yield from with_conjuncts((upper, *upper.conjuncts))
        return
    controlled = verb.dep_ == "xcomp" or (verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "from"})
    if controlled:  # "ordered soldiers to fire", "accused the army of killing"
        direct = [c for c in upper.children if c.dep_ in {"dobj", "obj"}]
        if direct:
            yield from direct
            return
    own = list(subject(upper))
    if own:
        if verb.dep_ == "conj" and passive(upper) and not passive(verb):
            yield from ()  # "was shot and died": he acts in neither
        else:
            yield from own
    else:
        yield from _governing(upper, steps + 1)


def _of_noun(noun: Token) -> Iterator[Token]:
    lexicon = agency_lexicon()
    suffered = noun.lower_ in lexicon.suffered
    yield from by(noun)
    for child in noun.children:
        if (child.dep_ == "poss" and not suffered) or (
            child.dep_ in {"compound", "nmod", "amod"} and not suffered and _may_author(child)
        ):
            yield child
        elif child.dep_ in {"acl", "relcl"} and child.lower_ in lexicon.carrying_out:
            yield from by(child) if passive(child) else (s for s in subject(child) if s != noun)
    verb = noun.head
    if is_verb(verb) and verb.lower_ in lexicon.carrying_out:
        if noun.dep_ == "dobj":
            yield from authors(verb, 0)
        elif noun.dep_ == "nsubjpass":
            yield from by(verb)
    if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "for", "behind"}:
        yield from _taking_part(noun.head.head)


def _act(noun: Token) -> Token:
    """The head of "sabotage actions", "bomb attacks"."""
    climbs = noun.dep_ in {"compound", "nmod"} and noun.head.lower_ in agency_lexicon().acts
    return noun.head if climbs else noun


def _sides(act: Token) -> Iterator[Token]:
    """ "Fighting between the army and rebels", "clashes with the police"."""
    if act.lower_ in agency_lexicon().mutual:
        for child in act.children:
            if child.dep_ == "prep" and child.lower_ in {"between", "with", "among"}:
                yield from (c for c in child.children if c.dep_ == "pobj")


def _may_author(modifier: Token) -> bool:
    """ "a guerrilla attack", but not "a terrorist attack"."""
    fits = is_noun(modifier) or modifier.pos_ == "ADJ"
    return fits and modifier.lower_ not in agency_lexicon().no_authors


def _taking_part(governor: Token) -> Iterator[Token]:
    """ "participated in the attack", "were involved in", "the man behind the attack"."""
    if any(c.lower_ in {"credit", "responsibility", "blame"} for c in governor.children):
        return  # "took credit for the attack" is a claim
    if is_verb(governor) and governor.lower_ in agency_lexicon().participating:
        yield from subject(governor) if list(subject(governor)) else authors(governor, 0)


def users(weapon: Token) -> Iterator[Token]:
    """Who planted or threw it: "a bomb planted by rebels"."""
    using = agency_lexicon().using
    for child in weapon.children:
        if child.dep_ in {"acl", "relcl"} and child.lower_ in using:
            yield from with_conjuncts(
                by(child) if passive(child) else (s for s in subject(child) if s != weapon)
            )
    yield from with_conjuncts(by(weapon))


def sufferers(verb: Token, steps: int) -> Iterator[Token]:
    if passive(verb):
        own = list(subject(verb))
        if own:
            yield from own
        elif verb.dep_ in {"acl", "amod", "relcl"}:
            yield from _described(verb)
        elif verb.dep_ in {"conj", "xcomp"} and passive(verb.head) and steps < MAX_STEPS:
            yield from sufferers(verb.head, steps + 1)
        return
    own = direct_objects(verb)
    following = joined_verb(verb, steps)
    if own:
        yield from own
    elif following is not None:
        yield from sufferers(following, steps + 1)
    else:
        yield from at(verb)


def _described(participle: Token) -> Iterator[Token]:
    """Whom a participle describes; the name just before its comma where the parser took another noun."""
    yield participle.head
    if participle.i > 1 and participle.nbor(-1).text == ",":
        before = participle.nbor(-2)
        if before.pos_ == "PROPN" and before != participle.head:
            yield before


_AT_WHOM = frozenset({"of", "on", "against", "upon", "into", "at", "outside", "inside", "near"})


def _of_act(noun: Token) -> Iterator[Token]:
    lexicon = agency_lexicon()
    suffered = noun.lower_ in lexicon.suffered
    noun = _act(noun)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _AT_WHOM:
            if not _is_blamed(noun, child):
                yield from _inner(child)
        elif suffered and (
            child.dep_ == "poss" or (child.dep_ in {"compound", "nmod"} and child.pos_ == "PROPN")
        ):
            yield child
        elif child.dep_ in {"compound", "nmod"} and is_noun(child) and child.lower_ not in lexicon.means:
            yield child  # "the embassy attack"
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(verb):
        if noun.dep_ == "nsubj" and verb.lower_ in lexicon.hitting:
            yield from (c for c in verb.children if c.dep_ in {"dobj", "obj"})
        elif verb.lower_ in lexicon.going_off:
            yield from at(verb)
    elif noun.dep_ == "dobj" and is_verb(verb) and verb.lower_ in lexicon.carrying_out | lexicon.using:
        yield from at(
            verb, frozenset({"on", "against", "at", "in", "inside", "outside", "under", "near", "into"})
        )


def _inner(preposition: Token) -> Iterator[Token]:
    """Its object; and what "of" adds behind a day: "the murder on 22 March of the mayor"."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
            if preposition.lower_ == "on":
                yield from (
                    c for of in child.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"
                )
    if preposition.lower_ == "on":
        yield from (
            c for of in preposition.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"
        )


def _is_blamed(act: Token, preposition: Token) -> bool:
    """ "Blamed the attack on the rebels": they are not its target."""
    return preposition.lower_ == "on" and act.dep_ == "dobj" and act.head.lower_ in agency_lexicon().blaming


def at(verb: Token, prepositions: frozenset[str] | None = None) -> Iterator[Token]:
    """Where a weapon goes off: "exploded outside the bank"."""
    lexicon = agency_lexicon()
    if prepositions is None and verb.lower_ not in lexicon.going_off:
        return
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in (prepositions or lexicon.at):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                elif inner.dep_ == "prep":  # "in front of the bank"
                    yield from (c for c in inner.children if c.dep_ == "pobj")
