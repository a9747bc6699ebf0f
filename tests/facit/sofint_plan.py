"""How many start, end and go to work or studies: the invented numbers that the rows must give."""

from __future__ import annotations

from msgspec import Struct

K, M, ANNAT = "K", "M", ""
FIRST_YEAR, LAST_YEAR = 2021, 2024
STEGBRON, KOMPASSEN, VAGVALET = "Stegbron", "Kompassen", "Vägvalet"
ARENAN, ARENAN_UNG, ARENAN_VUXEN = "Arenan", "Arenan ung", "Arenan vuxen"
DRIVHUSET = "Drivhuset"


class Flow(Struct, frozen=True):
    """A year of an insats, women and men: starts, exits, exits to work or studies.

    `pool` are the insatser that the exits are drawn from: those of a merged insats may have
    started in an older one. Nobody starts after `last_month`.
    """

    insats: str
    year: int
    starts: tuple[int, int]
    exits: tuple[int, int]
    ready: tuple[int, int]
    pool: tuple[str, ...] = ()
    last_month: int = 12


MERGED = (STEGBRON, KOMPASSEN, VAGVALET)
FLOWS = (
    Flow(STEGBRON, 2021, (18, 12), (6, 4), (2, 1)),
    Flow(KOMPASSEN, 2021, (14, 16), (5, 6), (2, 2)),
    Flow(ARENAN, 2021, (20, 24), (8, 9), (3, 3)),
    Flow(STEGBRON, 2022, (16, 14), (15, 12), (6, 4)),
    Flow(KOMPASSEN, 2022, (15, 15), (14, 13), (5, 5)),
    Flow(ARENAN, 2022, (22, 26), (19, 22), (8, 8)),
    Flow(VAGVALET, 2023, (34, 30), (36, 32), (15, 12), MERGED),
    Flow(ARENAN, 2023, (14, 15), (29, 34), (11, 12), last_month=10),
    Flow(VAGVALET, 2024, (38, 31), (35, 30), (17, 13), MERGED),
    Flow(ARENAN_UNG, 2024, (19, 22), (7, 9), (4, 5)),
    Flow(ARENAN_VUXEN, 2024, (16, 17), (6, 5), (2, 2)),
)
MOVED_ON = (9, 11)
"""Those who left Arenan on its last day to go on in one of the two that it became."""


class Follow(Struct, frozen=True):
    """A follow-up in the report of `year`: counts of consent, answers and outcomes.

    `ready_at_exit` of those who answered had work or studies at exit, `still` of them at the
    follow-up too, and `found` others had found it since.
    """

    year: int
    name: str
    consented: int
    answered: int
    ready_at_exit: int
    still: int
    found: int


FOLLOW_UPS = (
    Follow(2023, "6 månader", 47, 40, 16, 12, 3),
    Follow(2023, "12 månader", 46, 39, 15, 11, 4),
    Follow(2024, "6 månader", 58, 50, 22, 18, 5),
    Follow(2024, "12 månader", 61, 52, 21, 16, 7),
)


class Tally(Struct, frozen=True):
    """A year of the insats that is tallied: women, men, unknown."""

    year: int
    aktuella: tuple[int, int, int]
    nya: tuple[int, int, int]
    avslutade: tuple[int, int, int]
    ready: tuple[int, int, int]


TALLIES = (
    Tally(2023, (34, 29, 1), (20, 17, 1), (18, 16, 1), (4, 3, 0)),
    Tally(2024, (37, 31, 3), (21, 18, 3), (19, 15, 2), (5, 3, 1)),
)
