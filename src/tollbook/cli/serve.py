# ruff: noqa: PLR0913, PLR0917 (the options of a command are its arguments)
"""Commands of the desk: serve, user, names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.importing import Folder, own_folder
from tollbook.cli.options import DEFAULT, BookPath
from tollbook.cli.shown import fail, told

if TYPE_CHECKING:
    from tollbook.api.desk import Desk
    from tollbook.review.names import Meaning

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@told
def serve(
    book: BookPath = DEFAULT,
    host: Annotated[str, typer.Option(help="Where to listen; anything but this machine needs accounts.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8470,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name by which browsers ask for the desk; may be repeated.")
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Behind a proxy that speaks HTTPS: cookies are sent over it only.")
    ] = False,
    rate: Annotated[
        int, typer.Option(min=10, help="Requests a minute that one address may make; a fifth of them may change something.")
    ] = 1200,
    tiles: Annotated[
        str | None, typer.Option(help="Pictures to draw under the incidents: a folder of z/x/y.png, or an .mbtiles file.")
    ] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="Ask for accounts even on this machine.")] = False,
) -> None:
    """Open the desk in a browser: map, incidents, review, import, export, and the interface for programs."""
    from tollbook.api.desk import Desk, Settings  # noqa: PLC0415 (start-up)
    from tollbook.api.tiles import open_tiles  # noqa: PLC0415 (start-up)

    local = host in LOOPBACK and not accounts
    hosts = tuple(h.casefold() for h in (*(name or ()), *(("127.0.0.1", "localhost", "[::1]") if host in LOOPBACK else (host,))))
    pictures = None if tiles is None else open_tiles(tiles)
    desk = Desk(book, Settings(local, hosts, https, pictures, rate, max(rate // 5, 1)))
    if desk.people.any():
        desk.settings.local = False
    elif not local:
        desk.close()
        fail("anything but the single-user mode on this machine needs accounts; make one: tollbook user NAME --role admin", 2)
    run(desk, host, port)


def run(desk: Desk, host: str, port: int) -> None:
    """Serve until interrupted."""
    import uvicorn  # noqa: PLC0415 (start-up)

    from tollbook.web.site import create_app  # noqa: PLC0415 (start-up)

    count = desk.start()
    shown = f"[{host}]" if ":" in host else host
    print(f"{count:,} incidents. The desk is open at http://{shown}:{port}/ (interrupt to close)", file=sys.stderr)
    try:
        uvicorn.run(
            create_app(desk),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            access_log=False,
            timeout_keep_alive=75,
        )
    finally:
        desk.close()


@told
def user(
    who: Annotated[str, typer.Argument(metavar="NAME")],
    role: Annotated[str, typer.Option(help="reader, coder, reviewer or admin.")] = "reader",
    book: BookPath = DEFAULT,
    close: Annotated[bool, typer.Option("--close", help="Close the account instead.")] = False,
) -> None:
    """Give somebody an account on the desk of this book; the password is asked for, or read from standard input."""
    from tollbook.api.desk import beside  # noqa: PLC0415 (start-up)
    from tollbook.review.desk_file import DeskFile  # noqa: PLC0415 (start-up)
    from tollbook.review.people import People  # noqa: PLC0415 (start-up)

    people = People(DeskFile(beside(book)))
    if close:
        people.remove(who, "command line")
        print(f"{who}: closed")
        return
    password = (
        typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        if sys.stdin.isatty()
        else sys.stdin.readline().strip()
    )
    people.add(who, role, password, "command line")
    print(f"{who}: {role}")


@told
def names(book: BookPath = DEFAULT, knowledge: Folder = None) -> None:
    """Write the names that were explained on the desk of this book into your own knowledge, where every book uses them.

    What is known there already is left as it is, and so is what your own knowledge cannot hold; each is told with the reason.
    """
    from tollbook.api.desk import beside  # noqa: PLC0415 (start-up)
    from tollbook.review.desk_file import DeskFile  # noqa: PLC0415 (start-up)
    from tollbook.review.names import KINDS, Names  # noqa: PLC0415 (start-up)

    folder, known = own_folder(knowledge), Names(DeskFile(beside(book)))
    for kind in KINDS:
        for meaning in known.known(kind).values():
            if meaning.meaning.get("dismissed"):
                continue
            reason = unfit(meaning)
            print(f"{meaning.name}: {f'left, {reason}' if reason else f'written to {written(folder, meaning)}'}")


def unfit(meaning: Meaning) -> str | None:
    """Why a name explained on the desk cannot go into the user's own knowledge; None where it can."""
    from tollbook.knowledge.actors import actors, known_by  # noqa: PLC0415 (start-up)
    from tollbook.knowledge.gazetteer import gazetteer  # noqa: PLC0415 (start-up)
    from tollbook.model.error import KnowledgeError  # noqa: PLC0415 (start-up)

    told, name = meaning.meaning, str(meaning.meaning.get("name") or meaning.name)
    if meaning.kind == "actor":
        if found := known_by(meaning.name) or known_by(name):
            return f"known already, as {', '.join(a.id for a in found)}"
        try:
            return f"it is another name of {actors().get(str(told.get('id'))).id}"
        except KnowledgeError:
            return None
    if told.get("latitude") is None or told.get("country") is None:
        return "a place needs a country and a point"
    return "known already" if any(p.country == told["country"] for p in gazetteer().find(name)) else None


def written(folder: Path, meaning: Meaning) -> Path:
    """Write one name into the user's own knowledge; gives the file."""
    from tollbook.cli.unknown import write_actor, write_place  # noqa: PLC0415 (start-up)

    told, name = meaning.meaning, str(meaning.meaning.get("name") or meaning.name)
    also = {"und": [meaning.name]} if name != meaning.name else {}
    facts = {"names": also, "acronyms": [], "source": f"{meaning.who}, on the desk, {meaning.added_at[:10]}"}
    if meaning.kind == "actor":
        return write_actor(folder, name, (None, told.get("country"), told.get("id")), facts)[0]
    point = {"latitude": told["latitude"], "longitude": told["longitude"], "radius_km": told.get("radius_km") or 5.0}
    return write_place(folder, name, (None, told["country"], None), {**facts, **point})[0]
