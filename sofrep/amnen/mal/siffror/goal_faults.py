"""What is wrong with a row of a goal sheet, apart from what it measures."""

from __future__ import annotations

from sofrep.domain.mal import Mal
from sofrep.domain.problem import Problem, error, warning


def without_result(goal: Mal) -> Problem:
    """The problem of a goal that nothing says the result of."""
    return error(
        "mal-utan-resultat",
        goal.place,
        "Målet har varken mått, inmatat resultat, resultat i ord eller skäl till att det inte "
        "kunde mätas.",
        "Fyll i en av kolumnerna ”Mått”, ”Resultat (inmatat)”, ”Resultat i ord” och ”Kunde inte "
        "mätas”.",
    )


def measured_all_the_same(goal: Mal) -> Problem:
    """The problem of a reason why a goal was not measured that may be a comment in the wrong column."""
    return warning(
        "mal-mats-anda",
        goal.place,
        "Målet har ett mått som ger ett resultat, men också en text i ”Kunde inte mätas” och ingen "
        "kommentar. Det redovisas som att det inte kunde mätas.",
        "Är texten en kommentar, flytta den till ”Kommentar”. Är den skälet, skriv i ”Kommentar” "
        "hur målet följs.",
    )


def faults_of(goal: Mal) -> list[Problem]:
    """Everything in the row that says two things at once, or lacks its comparator."""
    faults = [
        error("mal-motsagelse", goal.place, message, "Behåll bara det som gäller.")
        for message in _contradictions(goal)
    ]
    if goal.target is not None and goal.jamforelse is None:
        faults.append(
            error(
                "jamforelse-saknas",
                goal.place,
                "Målet har ett målvärde men ingen jämförelse.",
                "Skriv ”minst” eller ”högst” i kolumnen ”Jämförelse”.",
            )
        )
    return faults


def _contradictions(goal: Mal) -> list[str]:
    reason = "ett skäl till att det inte kunde mätas"
    pairs = (
        (goal.entered is not None and goal.not_measured, "ett inmatat resultat", reason),
        (goal.in_words and goal.not_measured, "ett resultat i ord", reason),
        (goal.in_words and goal.entered is not None, "ett inmatat resultat", "ett i ord"),
        (goal.in_words and goal.matt, "ett mått", "ett resultat i ord"),
        (
            goal.previous_in_words and goal.entered_previous is not None,
            "ett inmatat resultat för föregående år",
            "ett i ord",
        ),
    )
    return [f"Målet har både {one} och {other}." for both, one, other in pairs if both]
