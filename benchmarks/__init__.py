"""Steerboard beside bare engines, in one run, as ratios."""
