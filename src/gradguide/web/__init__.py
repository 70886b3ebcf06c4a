"""The guide on the web: pages and an API over one release."""
