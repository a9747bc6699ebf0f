"""The numbers of headings: 1, 1.1, 1.1.1."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from sofrep.visning.block import Block, Rubrik


def numrerade(
    blocks: Sequence[Block], utan: Collection[str] = (), djup: int = 3
) -> Iterator[Block]:
    """The blocks with the number before each heading down to `djup`.

    Those with a key in `utan` have none, nor has what stands under such a one of level 1.
    """
    counts: list[int] = []
    is_numbered = True
    for block in blocks:
        if not isinstance(block, Rubrik):
            yield block
            continue
        if block.niva == 1:
            is_numbered = block.nyckel not in utan
        if not is_numbered or block.niva > djup or block.nyckel in utan:
            yield block
            continue
        counts = [*counts, 0, 0, 0, 0][: block.niva]
        counts[-1] += 1
        number = ".".join(str(count) for count in counts)
        yield replace(block, delar=(f"{number} ", *block.delar))
