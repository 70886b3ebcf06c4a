"""The guide as a folder of files that any file host can serve."""
