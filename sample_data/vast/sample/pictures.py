"""The förbund's mark and a co-financier's emblem, both invented and drawn point by point."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

Colour = tuple[int, int, int]
# Takes a point, gives the colour there.
Drawing = Callable[[float, float], Colour]

WHITE: Colour = (255, 255, 255)
DARK: Colour = (11, 74, 86)
WARM: Colour = (210, 123, 44)
SOFT: Colour = (111, 154, 161)
BLUE: Colour = (38, 66, 139)
GOLD: Colour = (246, 200, 60)
_SMOOTH = 3


def write_pictures(folder: Path) -> None:
    """Write ``logotyp.png`` and ``medfinansiar.png``."""
    _write(folder / "logotyp.png", 360, 150, _waves)
    _write(folder / "medfinansiar.png", 240, 160, _ring)


def _waves(x: float, y: float) -> Colour:
    """Three bands that flow from the left and become one."""
    meeting = min(1.0, x / 300)
    ease = meeting * meeting * (3 - 2 * meeting)
    for colour, start in ((DARK, 28.0), (WARM, 75.0), (SOFT, 122.0)):
        wave = 12 * math.sin(x / 38 + start) * (1 - ease)
        middle = start + (75 - start) * ease * 0.62 + wave
        if abs(y - middle) < 11:
            return colour
    return WHITE


def _ring(x: float, y: float) -> Colour:
    """A blue field with a ring of eight dots around a bar."""
    for number in range(8):
        angle = math.pi * number / 4
        if math.hypot(x - 120 - 52 * math.cos(angle), y - 80 - 52 * math.sin(angle)) < 9:
            return GOLD
    return GOLD if abs(x - 120) < 24 and abs(y - 80) < 7 else BLUE


def _write(file: Path, width: int, height: int, drawing: Drawing) -> None:
    """A png of `drawing`, each point the mean of several."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes(_mean(x, y, drawing))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(rows), 9)),
        (b"IEND", b""),
    )
    content = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        check = struct.pack(">I", zlib.crc32(kind + data))
        content += struct.pack(">I", len(data)) + kind + data + check
    file.write_bytes(content)


def _mean(x: int, y: int, drawing: Drawing) -> Colour:
    steps = [(number + 0.5) / _SMOOTH for number in range(_SMOOTH)]
    points = [drawing(x + dx, y + dy) for dx in steps for dy in steps]
    red, green, blue = (sum(point[i] for point in points) // len(points) for i in range(3))
    return red, green, blue
