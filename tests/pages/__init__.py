"""Tests that drive the pages as a person would, in a browser and without one."""
