"""Small processes of their own on a terminal, started by the system: core and the standard library only."""
