"""What one can ask of a terminal. Holds the state, decides the order, tells who watches."""
