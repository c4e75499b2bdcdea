"""`python -m kiosk` is the `kiosk` command, which Ctrl-C ends in one word from its first moment on."""

import sys

try:
    from kiosk.cli import main

    main()
except KeyboardInterrupt:
    sys.stderr.write("Interrompu.\n")
    sys.exit(130)
