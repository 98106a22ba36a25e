"""How far two passes over the same texts agree: matching, figures, adjudication, and their page."""
