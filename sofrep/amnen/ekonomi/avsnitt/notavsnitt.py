"""The notes to the statements, the one on principles first."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.ekonomi.avsnitt.rakenskaper import amount, columns, post_table, posts_of
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.domain.ekonomi import Post
from sofrep.domain.postkoder import Rapport
from sofrep.visning.block import Block, Kanslitext, Rubrik, Tabellblock
from sofrep.visning.visat import Platshallare, Rad, Tabell

_REFERRING = (Rapport.RESULTAT, Rapport.BALANS, Rapport.KASSAFLODE, Rapport.DRIFT)


class NotVy(Struct, frozen=True):
    """A note: its table, or only sentences, or a placeholder where it is not written."""

    nummer: int
    namn: str
    tabell: Tabell | None
    stycken: tuple[str, ...] = ()
    saknas: str | Platshallare = ""


def make(underlag: BilagaUnderlag) -> tuple[NotVy, ...]:
    """The notes by number, those that a statement refers to and nobody has written among them."""
    posts = posts_of(underlag, Rapport.NOTER)
    by_number: dict[int, list[Post]] = {}
    for post in posts:
        by_number.setdefault(post.not_nummer, []).append(post)
    written = [_note(underlag, number, rows) for number, rows in by_number.items()]
    missing = [_missing(underlag, post) for post in _unwritten(underlag, set(by_number))]
    return tuple(sorted([*written, *missing], key=lambda note: note.nummer))


def first_free(notes: tuple[NotVy, ...]) -> int:
    """The number of the note on principles: 1, or 0 where the office has a note 1 of its own."""
    return 0 if any(note.nummer == 1 for note in notes) else 1


def _note(underlag: BilagaUnderlag, number: int, rows: list[Post]) -> NotVy:
    name = next((post.not_namn for post in rows if post.not_namn), "") or _referring_name(
        underlag, number
    )
    if not any(post.belopp for post in rows):
        return NotVy(number, name, None, tuple(post.namn for post in rows))
    title = f"Not {number} {name}".rstrip()
    tabell = post_table(underlag, rows, f"{title}, kronor")
    amounts = [post for post in rows if post.belopp]
    if len(amounts) > 1 and not any(post.kod == "not-summa" for post in rows):
        measure = f"eko.{Rapport.NOTER}{number:02d}.summa"
        spalter = columns(underlag, rows)
        celler = tuple(amount(underlag, f"{measure}{spalt.suffix}") for spalt in spalter)
        summa = Rad(_sum_name(underlag, rows), celler, summa=True)
        tabell = replace(tabell, rader=(*tabell.rader, summa))
    return NotVy(number, name, tabell)


def _sum_name(underlag: BilagaUnderlag, rows: list[Post]) -> str:
    is_of_assets = any(post.kod == "anl-in" for post in rows)
    return underlag.fraser.text("ekonomi.not-summa", "tillgångar" if is_of_assets else "alltid")


def _unwritten(underlag: BilagaUnderlag, known: set[int]) -> Iterator[Post]:
    """A post for each note that is referred to and not written."""
    for rapport in _REFERRING:
        for post in posts_of(underlag, rapport):
            if post.not_nummer and post.not_nummer not in known:
                known.add(post.not_nummer)
                yield post


def _referring_name(underlag: BilagaUnderlag, number: int) -> str:
    posts = (post for rapport in _REFERRING for post in posts_of(underlag, rapport))
    return next((post.namn for post in posts if post.not_nummer == number), "")


def _missing(underlag: BilagaUnderlag, post: Post) -> NotVy:
    text = underlag.fraser.text("ekonomi.saknas", "not", nummer=str(post.not_nummer))
    return NotVy(post.not_nummer, post.namn, None, saknas=Platshallare(text, ar_text=False))


def noter(sida: Sida) -> Blocks:
    """Every note under its heading, and the contingent liabilities."""
    notes = make(sida.underlag)
    blocks: list[Block] = [
        sida.rubrik(1, "noter", "ekonomi.rubrik", "noter"),
        _principles(sida, first_free(notes)),
        *sida.kanslitext("principer"),
    ]
    for note in notes:
        blocks += _note_blocks(sida, note)
    blocks += [
        sida.rubrik(2, "ansvar", "ekonomi.rubrik", "ansvarsforbindelser"),
        *sida.kanslitext("ansvarsforbindelser"),
    ]
    return tuple(blocks)


def _principles(sida: Sida, number: int) -> Rubrik:
    delar = sida.delar("ekonomi.principer", "not" if number else "alltid", nummer=str(number))
    return Rubrik(nyckel=sida.nyckel("principer", "rubrik"), niva=2, delar=delar)


def _note_blocks(sida: Sida, note: NotVy) -> Blocks:
    part = f"not{note.nummer:02d}"
    title = sida.delar("ekonomi.not", nummer=str(note.nummer), namn=note.namn)
    made: list[Block] = [Rubrik(nyckel=sida.nyckel(part, "rubrik"), niva=2, delar=title)]
    if note.saknas and not isinstance(note.saknas, str):
        made.append(Kanslitext(nyckel=sida.nyckel(part, "saknas"), text=note.saknas))
    if note.tabell is not None:
        nyckel = sida.nyckel(part, "tabell")
        made.append(Tabellblock(nyckel=nyckel, tabell=note.tabell, numrerad=False))
    for n, text in enumerate(note.stycken, start=1):
        made.append(Kanslitext(nyckel=sida.nyckel(part, f"{n:02d}"), text=text))
    return tuple(made)
