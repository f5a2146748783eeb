"""Which documents of an annotated file are read: fixed, so that two runs can be compared."""

from typing import Any

Document = dict[str, Any]


def every(documents: list[Document], step: int) -> list[Document]:
    """Every step-th document, from the first."""
    return documents[::step]


def window(documents: list[Document], size: int) -> list[Document]:
    """At least `size` documents (all, if there are fewer) that are whole clusters, in order of publication.

    The clusters are neighbours in time, around the middle of the file, so that they are as easy to mix up as in the stream.
    """
    by_cluster: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda d: (str(d["published"]), d["id"])):
        by_cluster.setdefault(str(document["cluster_ids"][0]), []).append(document)
    clusters = list(by_cluster.values())
    if size >= len(documents):
        chosen = clusters
    else:
        first = last = len(clusters) // 2
        taken = len(clusters[first])
        while taken < size:
            if first > 0:
                first -= 1
                taken += len(clusters[first])
            if taken < size and last < len(clusters) - 1:
                last += 1
                taken += len(clusters[last])
        chosen = clusters[first : last + 1]
    return sorted((d for c in chosen for d in c), key=lambda d: (str(d["published"]), d["id"]))
