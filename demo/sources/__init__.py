"""How each source tells what happened: one module per family of native formats."""
