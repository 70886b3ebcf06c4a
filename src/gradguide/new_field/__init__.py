"""What a new field pack begins with, as data: its files' explanations and names of degrees."""
