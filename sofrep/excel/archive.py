"""The parts of an xlsx, streamed and refused where they are not ordinary XML."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.parsers import expat

from sofrep.excel.facts import RefusedError, damaged, unusual

_CHUNK = 1 << 20
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)")


def small_xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    """A small part, parsed."""
    content = b"".join(chunks(archive, name))
    return ET.fromstring(content)  # noqa: S314 - chunks has refused doctypes and entities


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of an XML part, refused unless it is well-formed UTF-8 without a doctype.

    The fast reader stops silently where XML is broken, so every part is parsed to its end here,
    which also checks its length and checksum against what the zip says.

    Raises:
        RefusedError: for a doctype or another encoding.
        expat.ExpatError: for broken XML.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    first = True
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            if first:
                _check_encoding(chunk)
                first = False
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
            yield chunk
    parser.Parse(b"", True)  # noqa: FBT003 - as above


def _refuse_doctype(*_: object) -> None:
    raise RefusedError(
        "fil-fientlig",
        "Filen innehåller en dokumenttyp (DOCTYPE), som ingen vanlig arbetsbok har.",
        "Kontrollera var filen kommer ifrån. Spara den på nytt från Excel som xlsx.",
    )


def _check_encoding(start: bytes) -> None:
    declared = _ENCODING.search(start[:200])
    odd = declared is not None and declared.group(1).lower() not in (
        b"utf-8",
        b"us-ascii",
        b"ascii",
    )
    if odd or start[:2] in (b"\xfe\xff", b"\xff\xfe", b"\x00<", b"<\x00"):
        raise unusual()


def windows(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces that end between cells, so that no cell is cut in two."""
    rest = b""
    for chunk in chunks(archive, name):
        whole = rest + chunk
        cut = max(whole.rfind(b"</c>") + 4, whole.rfind(b"<row"), whole.rfind(b"</row>") + 6)
        if cut <= 6:
            if len(whole) > 32 * _CHUNK:
                raise damaged()
            rest = whole
            continue
        rest = whole[cut:]
        yield whole[:cut]
    yield rest
