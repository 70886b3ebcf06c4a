"""`python -m gradguide`: the command line."""

from gradguide.cli import main

if __name__ == "__main__":
    main()
