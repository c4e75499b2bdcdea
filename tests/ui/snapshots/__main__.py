"""`python -m tests.ui.snapshots`: what has changed on the pages; with `--update`, keeps them as they are."""

import sys

import tests.ui.conftest  # noqa: F401 - the screen that nobody sees, before Kivy
from tests.ui.pages import LOOKS
from tests.ui.snapshots.keeping import differences, keep

for look in LOOKS:
    if "--update" in sys.argv[1:]:
        print(keep(look))
    else:
        print(*differences(look), sep="\n")
