"""Reports of acts are told; what is said of such acts in general is not."""

from schemas import IncidentType, Realis
from services.extractor.datafile import load_yaml
from services.extractor.discourse import Discourse, discourse_of
from services.extractor.plausibility import needs_judging, plausibility, plausible

REPORT = """\
PUERTO ALTO (Reuters) - Two gunmen shot dead a mayor outside his home in Puerto Alto on Tuesday night, police said.

Mayor Tomas Arvelo was hit four times as he left his car. His driver was wounded. The gunmen fled on a motorcycle.

Police found the motorcycle on Wednesday. Nobody claimed responsibility for the attack."""

SPEECH = """\
Fellow citizens, we are gathered here because our people suffer. Our enemies say "we want peace",
but they continue to murder peasants.

Murders, kidnappings and bombings have become the daily bread of our villages. We must ask ourselves
why our young men kill.

I have always rejected violence. We will fight terrorism with all the strength of our democracy, and our problems have a
political solution.

In recent years thousands of peasants have been killed in Puerto Alto by those who speak of dialogue. Our answer must be unity.

Who will answer for our dead? I ask this of our friends abroad. We demand respect for human rights and for our sovereignty."""


def test_a_news_report_is_told(read):
    reports = read(REPORT)
    assert [r.type for r in reports][:1] != []
    assert reports[0].type in {IncidentType.SHOOTING, IncidentType.ASSASSINATION}


def test_a_speech_about_violence_tells_of_no_incident(read):
    assert read(SPEECH) == ()


def test_the_signs_of_a_report_outweigh_those_of_a_speech(bring_up):
    report = max(plausible(c.signs) for c in bring_up(REPORT))
    speech = max((plausible(c.signs) for c in bring_up(SPEECH)), default=0.0)
    assert speech < 0.3
    assert report > 0.7


def test_a_note_of_one_sentence_is_told_in_however_plain_words(bring_up):
    assert not any(c.judged for c in bring_up("Gunmen have attacked villages near Kadugli."))


def test_only_acts_of_violence_that_are_told_as_real_are_judged():
    assert needs_judging(IncidentType.BOMBING, Realis.ACTUAL)
    assert not needs_judging(IncidentType.BOMBING, Realis.PLANNED)
    assert not needs_judging(IncidentType.FLOOD, Realis.ACTUAL)


def test_every_sign_has_a_weight_and_every_weight_a_sign(bring_up):
    (candidate, *_) = bring_up(REPORT)
    assert set(plausibility().model.weights) == set(candidate.signs)


def test_signs_lie_between_nought_and_one(bring_up):
    for candidate in (*bring_up(REPORT), *bring_up(SPEECH)):
        assert all(0 <= value <= 1 for value in candidate.signs.values()), candidate.signs


def test_the_file_keeps_each_sign_on_its_side():
    data = load_yaml("plausibility.yaml")
    assert all(weight >= 0 for side in ("for", "against") for weight in data[side].values())
    assert not set(data["for"]) & set(data["against"])
    assert 0 < data["threshold"] < 1


def test_an_article_without_sentences_has_no_discourse():
    assert discourse_of(()) == Discourse()
