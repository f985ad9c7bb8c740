"""Tests of what was found in use: each finding with its number and its right value."""
