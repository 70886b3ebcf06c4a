"""The command line: thin commands over the rooms; no logic of its own."""


def main() -> None:
    """Run the command line."""
    raise SystemExit("gradguide: no commands yet")
