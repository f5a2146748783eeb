"""For all tests: how Hypothesis looks for counter-examples.

A slow machine is not a defect, so no example is judged by its time. In CI the examples are the same on every run, so that
a change is judged by itself and not by luck; on a developer's machine they are new each time, and that is where new
counter-examples are found.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("developer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("developer"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")
