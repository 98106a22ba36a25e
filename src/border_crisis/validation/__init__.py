"""Check tables against the schemas and rules of this dataset: ours or anybody's of the same shape."""
