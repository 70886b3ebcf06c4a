"""The line of work from pages to a release: the pure rooms joined, fed and run in processes."""
