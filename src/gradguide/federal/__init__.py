"""Federal data that all fields share, as Parquet: made by tools/federal_extract.py."""
