"""Where a program leads: graduates, occupations, licensure, organizations."""
