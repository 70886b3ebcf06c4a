"""What a person asks in their own words, answered from an open release; shared by all doors."""
