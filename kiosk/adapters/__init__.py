"""Everything that can be absent, slow or broken: the voice, the loudspeaker, the Wi-Fi, the codes."""
