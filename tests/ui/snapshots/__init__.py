"""Where every piece of every page stands, kept as JSON: a file a size and language, compared by a test.

A piece is a line: name, role, [left, top, width, height], [[text, its colour], …], what is said and not
shown, the colours drawn. One that is the same as on the page before is only its name.

    python -m tests.ui.snapshots              what has changed since they were kept
    python -m tests.ui.snapshots --update     keep them as they are now
"""
