"""What only curators need: from the files people write in `seeds/` to the tables in `data/`."""
