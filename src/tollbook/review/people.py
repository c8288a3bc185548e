"""Who may use the desk: people with roles and passwords, their sessions, and tokens for programs."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tollbook.review.desk_file import DeskError, DeskFile

ROLES = ("reader", "coder", "reviewer", "admin")
SESSION_DAYS = 14
SHORTEST_PASSWORD = 10
NAME = re.compile(r"[\w.@+-]{1,64}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in, and what they may do."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Whether this person's role reaches as far as another.

        >>> Person("ana", "coder").may("reader"), Person("ana", "coder").may("reviewer")
        (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)


LOCAL = Person("local", "admin")


def digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


class People:
    """The people of one desk."""

    def __init__(self, file: DeskFile) -> None:
        self.file = file

    def any(self) -> bool:
        """Whether the desk has accounts; without any it only serves the machine it runs on."""
        return bool(self.file.rows("SELECT 1 FROM people LIMIT 1"))

    def add(self, name: str, role: str, password: str, by: str) -> None:
        """Give somebody an account, or a new role and password."""
        from argon2 import PasswordHasher  # noqa: PLC0415 (only where there are accounts)

        if role not in ROLES:
            raise DeskError(f"{role!r} is no role; say one of: {', '.join(ROLES)}")
        if not NAME.fullmatch(name) or name == LOCAL.name:
            raise DeskError("a name has 1 to 64 letters, digits and . @ + - _, and is not 'local'")
        if len(password) < SHORTEST_PASSWORD or len(password) > 1024:
            raise DeskError(f"a password has at least {SHORTEST_PASSWORD} characters")
        with self.file.writing():
            self.file.run(
                "INSERT INTO people (name, role, password, added_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
                "SET role = excluded.role, password = excluded.password, active = 1",
                (name, role, PasswordHasher().hash(password), self.file.now()),
            )
            self.file.run("DELETE FROM sessions WHERE person = ?", (name,))
            self.file.note(by, "account set", name, role)

    def remove(self, name: str, by: str) -> None:
        """Close an account; what the person decided stays."""
        with self.file.writing():
            admins = self.file.rows("SELECT name FROM people WHERE role = 'admin' AND active = 1")
            if admins == [(name,)]:
                raise DeskError("this is the last admin; name another one first")
            self.file.run("UPDATE people SET active = 0 WHERE name = ?", (name,))
            self.file.run("DELETE FROM sessions WHERE person = ?", (name,))
            self.file.run("UPDATE tokens SET revoked = 1 WHERE person = ?", (name,))
            self.file.note(by, "account closed", name)

    def listed(self) -> list[dict[str, Any]]:
        """Every account, closed ones included."""
        rows = self.file.rows("SELECT name, role, added_at, active FROM people ORDER BY name")
        return [{"name": n, "role": r, "added_at": a, "active": bool(x)} for n, r, a, x in rows]

    def known(self, name: str, password: str) -> Person | None:
        """The person whose name and password these are; takes as long for names that nobody has."""
        from argon2 import PasswordHasher  # noqa: PLC0415
        from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415

        found = self.file.rows("SELECT role, password FROM people WHERE name = ? AND active = 1", (name,))
        role, kept = found[0] if found else ("", NOBODY)
        try:
            PasswordHasher().verify(kept, password[:1024])
        except (Argon2Error, InvalidHashError):
            return None
        return Person(name, role) if found else None

    def start(self, person: Person) -> str:
        """Start a session; the file keeps only a digest of the secret that is given back."""
        secret, now = secrets.token_urlsafe(32), self.file.now()
        ends = (datetime.fromisoformat(now) + timedelta(days=SESSION_DAYS)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        with self.file.writing():
            self.file.run("DELETE FROM sessions WHERE ends_at < ?", (now,))
            self.file.run("INSERT INTO sessions VALUES (?, ?, ?, ?)", (digest(secret), person.name, now, ends))
        return secret

    def of_session(self, secret: str) -> Person | None:
        """Whose session it is; None where it ended or never was."""
        sql = (
            "SELECT p.name, p.role FROM sessions s JOIN people p ON p.name = s.person "
            "WHERE s.digest = ? AND s.ends_at > ? AND p.active = 1"
        )
        found = self.file.rows(sql, (digest(secret), self.file.now()))
        return Person(*found[0]) if found else None

    def end(self, secret: str) -> None:
        """End a session."""
        self.file.run("DELETE FROM sessions WHERE digest = ?", (digest(secret),))

    def give_token(self, person: Person, label: str, role: str) -> str:
        """A token for a program, with the person's own role or a lower one; it is shown once and kept as a digest."""
        if role not in ROLES or not person.may(role):
            raise DeskError(f"a token of {person.name} can be one of: {', '.join(r for r in ROLES if person.may(r))}")
        secret = f"tb_{secrets.token_urlsafe(32)}"
        row = (digest(secret), label[:80], person.name, role, self.file.now())
        with self.file.writing():
            self.file.run("INSERT INTO tokens (digest, label, person, role, added_at) VALUES (?, ?, ?, ?, ?)", row)
            self.file.note(person.name, "token given", label[:80], role)
        return secret

    def of_token(self, secret: str) -> Person | None:
        """On whose behalf a program acts; never more than the person may do today."""
        found = self.file.rows("SELECT person, role FROM tokens WHERE digest = ? AND revoked = 0", (digest(secret),))
        if not found:
            return None
        name, role = found[0]
        if name == LOCAL.name:
            return None if self.any() else Person(name, role)
        now = self.file.rows("SELECT role FROM people WHERE name = ? AND active = 1", (name,))
        return Person(name, min(role, now[0][0], key=ROLES.index)) if now else None

    def tokens(self, person: Person) -> list[dict[str, Any]]:
        """The person's tokens, without their secrets; an admin sees all."""
        rows = self.file.rows("SELECT digest, label, person, role, added_at, revoked FROM tokens ORDER BY added_at DESC")
        names = ("id", "label", "person", "role", "added_at", "revoked")
        found = [dict(zip(names, (d[:12], *rest), strict=True)) for d, *rest in rows]
        return [{**t, "revoked": bool(t["revoked"])} for t in found if t["person"] == person.name or person.may("admin")]

    def revoke(self, person: Person, token: str) -> None:
        """Make a token worthless."""
        if token not in {t["id"] for t in self.tokens(person)}:
            raise DeskError("no such token")
        with self.file.writing():
            self.file.run("UPDATE tokens SET revoked = 1 WHERE substr(digest, 1, 12) = ?", (token,))
            self.file.note(person.name, "token revoked", token)


# The hash of a password nobody has, so that a wrong name takes as long as a wrong password.
NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$Rr3MZg2UZlWDfY7Q6gpWqxgPPOMnx2VRo0hLZsWzkyM"
