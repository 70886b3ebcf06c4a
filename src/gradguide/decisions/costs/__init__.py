"""What a program costs a person: bills term by term, exact, with what they rest on."""
