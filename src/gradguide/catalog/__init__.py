"""The catalog: a release is one immutable SQLite file, written once and only read after that."""
