"""What a sheet prints of its lines, apart from who they are: numbers made from it alone, and what it leaves open."""
