"""web: the desk's pages, drawn on the server, with nothing fetched from elsewhere."""
