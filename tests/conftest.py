"""For all tests: a slow machine is not a defect, so Hypothesis judges no example by its time."""

from hypothesis import HealthCheck, settings

settings.register_profile("tocsin", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tocsin")
