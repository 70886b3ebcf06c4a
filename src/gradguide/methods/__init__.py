"""Ranking methods that every field has, as data."""
