"""What is told, as pydantic describes it. The bytes are msgspec's; tests hold them to these."""
