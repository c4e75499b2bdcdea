"""What every test shares: examples are never judged by their time, which on a busy machine says nothing."""

from hypothesis import HealthCheck, settings

settings.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kiosk")
