"""What is new and what somebody has deleted: each part says which one came after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sofrep.utdata.word.keys import Anchor


def added(order: Sequence[str], have: Mapping[str, Anchor]) -> dict[str, str]:
    """The keys of `order` that a document does not have, each with the one of it that they come after.

    `have` are the parts that it has.  What came after a part when the document was written and is not
    there now has been deleted by somebody: that is not new, nor is what follows it.
    """
    found: dict[str, str] = {}
    before, is_deleted = "", False
    for key in order:
        if key in have:
            before, is_deleted = key, False
        elif before:
            is_deleted = is_deleted or _last(have[before], have, set(order)).is_before(key)
            if not is_deleted:
                found[key] = before
    return found


def _last(part: Anchor, have: Mapping[str, Anchor], order: set[str]) -> Anchor:
    """The part itself, or the last of those after it that still stand but would not be there now."""
    seen = {part.key}
    while True:
        after = next(
            (k for k in have if k not in seen and k not in order and part.is_before(k)), None
        )
        if after is None:
            return part
        seen.add(after)
        part = have[after]
