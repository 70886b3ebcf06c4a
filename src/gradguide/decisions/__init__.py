"""Decisions: what fits a person, what it costs them, how programs compare and rank.

Pure functions over what a release holds: no files, no clock, no chance without a seed.
"""
