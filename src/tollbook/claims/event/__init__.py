"""Events: what the facets found, put together to the drafts of a report."""
