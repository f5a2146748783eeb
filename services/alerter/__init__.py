"""The alerter: incidents in, alerts out, at most one for each change that a subscriber cares about."""
