"""Sample reports of our own wording. The incidents, outlets and people in them are invented; the year is 2031."""
