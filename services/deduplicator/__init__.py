"""The deduplicator: incident reports in, incidents out, each real-world incident held once.

The core is pure: `linker.Linker` folds reports into the state of a partition and returns the events to publish. Only
`agent.py` knows that there are topics.
"""
