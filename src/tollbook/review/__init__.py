"""review: what people decide about claims, incidents and names, kept beside the book and never over it."""
