"""Programs that meet a query, with counts; filters can say that they do not know."""
