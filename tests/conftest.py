"""What every test shares: examples are not judged by their time, and Ctrl-C ends what a test starts."""

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kiosk")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # run in the background: what we start would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)
