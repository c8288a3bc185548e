"""What the desk shows of the book, as plain values: the same for the pages and for programs."""
