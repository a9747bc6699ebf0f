"""The sentences on a follow-up that the office has entered."""

from __future__ import annotations

from delar import each, lead, paragraph
from fraser import efter, om


def entered_follow_up() -> str:
    """A follow-up of exits that have no rows: what the office has entered of it."""
    summary = (
        "För dem som avslutade {{ u.fonster }} finns inga rader i registret. Siffrorna är inmatade "
        "av kansliet ({{ u.kalla }})."
        + om("u.kohort is not none", " {{ u.kohort }} " + efter("u.kohort") + " avslutade.")
        + om("u.svarade is not none", " {{ u.svarade }} svarade.")
        + om("u.svarsfrekvens is not none", " Svarsfrekvensen var {{ u.svarsfrekvens }}.")
    )
    outcome = (
        "{{ w.namn }}: {{ w.andel }} vid uppföljningen"
        + om("w.vid_avslut is not none", " ({{ w.vid_avslut }} vid avslut för alla i gruppen)")
        + "."
        + om("w.samma is not none", " Samma personer vid avslut: {{ w.samma }}.")
    )
    return lead(summary) + each("w in u.utfall", paragraph(outcome, style="Lista"))
