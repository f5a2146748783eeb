"""What a sample promises: fixed, and whole clusters where linking is measured."""

from hypothesis import given
from hypothesis import strategies as st

from tests.quality.samples import every, window


@st.composite
def _documents(draw):
    clusters = draw(st.lists(st.integers(0, 8), min_size=1, max_size=40))
    return [
        {"id": str(n), "published": f"2020-01-{draw(st.integers(1, 28)):02}", "cluster_ids": [cluster]}
        for n, cluster in enumerate(clusters)
    ]


def _clusters(documents):
    return {d["cluster_ids"][0] for d in documents}


def test_every_third_document():
    assert every([{"id": n} for n in range(7)], 3) == [{"id": 0}, {"id": 3}, {"id": 6}]


@given(_documents(), st.integers(1, 50))
def test_a_window_holds_clusters_whole(documents, size):
    chosen = window(documents, size)
    assert {d["id"] for d in chosen} == {
        d["id"] for d in documents if d["cluster_ids"][0] in _clusters(chosen)
    }


@given(_documents(), st.integers(1, 50))
def test_a_window_is_as_large_as_asked_or_everything(documents, size):
    assert len(window(documents, size)) >= min(size, len(documents))


@given(_documents(), st.integers(1, 50))
def test_a_window_leaves_no_gap_between_its_clusters(documents, size):
    first = {}
    for d in sorted(documents, key=lambda d: (d["published"], d["id"])):
        first.setdefault(d["cluster_ids"][0], (d["published"], d["id"]))
    order = sorted(first, key=first.get)
    positions = sorted(order.index(c) for c in _clusters(window(documents, size)))
    assert positions == list(range(positions[0], positions[-1] + 1))


@given(_documents(), st.integers(1, 50), st.randoms())
def test_a_window_does_not_depend_on_the_order_of_the_file(documents, size, random):
    shuffled = random.sample(documents, len(documents))
    assert window(shuffled, size) == window(documents, size)
