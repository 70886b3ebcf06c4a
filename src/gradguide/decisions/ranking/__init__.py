"""Programs in order by a method, with how sure each place is."""
