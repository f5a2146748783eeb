"""Our own scorer of the invented articles and stories, by the rules of the one that lies with the annotated articles.

It stands in where that folder is not there, so that every machine can hold the reader against the committed figures;
where both are there, a run fails if they disagree.
"""
