"""The map of the United States: its projection, and the borders of its states."""
