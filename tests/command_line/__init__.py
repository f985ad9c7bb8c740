"""Tests of the command line, as a scheduler and a person would call it."""
