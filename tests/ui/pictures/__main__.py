"""`python -m tests.ui.pictures`: which pages look otherwise; with `--update`, keeps them as they are now."""

import sys

import tests.ui.conftest  # noqa: F401 - the screen that nobody sees, before Kivy
from tests.ui.pictures.keeping import PAGES, differences, keep

for look in PAGES:
    print(*(keep(look) if "--update" in sys.argv[1:] else differences(look)), sep="\n")
