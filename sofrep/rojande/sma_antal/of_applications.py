"""The relations among the counts of applications."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.forbund import Forbund
from sofrep.rojande.sma_antal.keys import APPLICATIONS, Key
from sofrep.rojande.sma_antal.relations import Relations


def application_relations(out: Relations, forbund: Forbund) -> None:
    """Parties, kommuner and months each add up to all; parties by kommun to both."""
    parts = [f"part={part.kod}" for part in forbund.part]
    kommuner = [f"kommun={kommun.kod}" for kommun in forbund.kommun]
    for whole in [key for key in out.truth if key.steps == (APPLICATIONS,)]:
        for steps in (parts, [*kommuner, "kommun=saknas"]):
            out.total(whole, [whole.at(APPLICATIONS, step) for step in steps])
        out.total(whole, [whole.at(APPLICATIONS, f"manad={n:02d}") for n in range(1, 13)])
        members = [whole.at(APPLICATIONS, f"medlem={member.kod}") for member in forbund.medlem]
        out.total(whole, members)
        for part in parts:
            own = whole.at(APPLICATIONS, part)
            out.total(own, [whole.at(APPLICATIONS, part, kommun) for kommun in kommuner])
        for kommun in kommuner:
            own = whole.at(APPLICATIONS, kommun)
            out.total(own, [whole.at(APPLICATIONS, part, kommun) for part in parts])
        for member, key in zip(forbund.medlem, members, strict=True):
            out.total(key, list(_of_member(whole, forbund, member.kod)))


def _of_member(whole: Key, forbund: Forbund, kod: str) -> Iterator[Key]:
    """The applications that are a member's: its own parties', or those of its kommun."""
    for part in forbund.part:
        if part.medlem == kod and not part.kommun:
            yield whole.at(APPLICATIONS, f"part={part.kod}")
        if part.kommun:
            for kommun in forbund.kommun:
                if kommun.medlem == kod:
                    yield whole.at(APPLICATIONS, f"part={part.kod}", f"kommun={kommun.kod}")
