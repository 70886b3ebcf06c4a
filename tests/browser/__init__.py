"""Tests of the guide in a real browser. A package, so that its browser closes when it is left."""
