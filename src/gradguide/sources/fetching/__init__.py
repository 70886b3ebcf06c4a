"""Getting the files that agencies publish: which there are, and how they come to a folder."""
