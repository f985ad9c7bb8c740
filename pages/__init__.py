"""The screens: each measures or loads, and shows one report."""
