"""Statements: who claims, denies, accuses, condemns or stays silent."""
