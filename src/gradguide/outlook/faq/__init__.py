"""The questions that published guides answer in prose, answered from a release."""
