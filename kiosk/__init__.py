"""The digital inclusion kiosk: paperwork made possible, in words one understands, with someone to call."""

__version__ = "0.1.0"
