"""The places that the extractor knows: compiled once into one read-only file, looked up by name."""
