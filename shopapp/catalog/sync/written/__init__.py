"""How what was taken in becomes the catalogue's rows."""
