"""`explain_places` shows what was recognised, its candidates with scores, and why the winner won."""

from services.extractor.where.explain import explain_places


def test_it_shows_the_winner_first_and_the_others_after_it(gazetteer):
    (paris, texas) = explain_places("He was shot in Paris, Texas.", gazetteer)
    assert (paris.name, paris.inside, paris.context) == ("Paris", "Texas", "locative")
    assert (paris.readings[0].admin1, paris.readings[0].country_code) == ("Texas", "US")
    assert any(reading.country_code == "FR" for reading in paris.readings)
    assert texas.precision == "admin1"


def test_scores_fall_and_are_the_sum_of_their_reasons(gazetteer):
    (springfield, *_) = explain_places("A fire in Springfield on Monday.", gazetteer)
    scores = [reading.score for reading in springfield.readings]
    assert scores == sorted(scores, reverse=True)
    for reading in springfield.readings:
        parts = sum(float(reason.rsplit(" ", 1)[1]) for reason in reading.reasons)
        assert abs(parts - reading.score) <= 0.05 * len(reading.reasons) + 0.001
