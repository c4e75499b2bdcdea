"""Some two dozen pages as they look, kept as small pictures, compared by a test.

python -m tests.ui.pictures              which pages look otherwise than when they were kept
python -m tests.ui.pictures --update     keep them as they are now
"""
