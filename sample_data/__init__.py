"""One invented group of companies with fourteen projects: its monthly files, how they are made and how they are loaded."""
