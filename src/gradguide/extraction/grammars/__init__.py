"""The grammars: one file for each thing that prose says in a few hundred ways."""
