"""Compare two data packages: what changed, and which version that calls for."""
