"""The same desk as in the tests of the interface."""

from __future__ import annotations

import importlib.util
from pathlib import Path

spec = importlib.util.spec_from_file_location("desk_fixtures", Path(__file__).parents[1] / "api" / "conftest.py")
assert spec is not None
assert spec.loader is not None
shared = importlib.util.module_from_spec(spec)
spec.loader.exec_module(shared)

book_path, desk, client, token = shared.book_path, shared.desk, shared.client, shared.token
accounts, signed_in = shared.accounts, shared.signed_in
