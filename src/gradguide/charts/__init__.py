"""Charts: decisions drawn as SVG or PNG, each with the table of the numbers it shows."""
