"""The renderers of a report."""
