"""What a load covers: its origin, its projects and its days, told from the content and asked where that leaves it open."""
