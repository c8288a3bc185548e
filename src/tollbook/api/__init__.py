"""The desk's programming interface: everything the pages do, for programs."""
