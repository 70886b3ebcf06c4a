"""The words of the house: the value types that every room speaks. Pure data, no I/O."""
