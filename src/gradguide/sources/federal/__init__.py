"""Federal data files: one module and one description for each."""
