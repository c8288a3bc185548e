"""Scene: which clauses of a report tell of its main incident, and on which day that was."""
