"""The parts of an xlsx, streamed and refused where they are not ordinary XML."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree as ET
from xml.parsers import expat

from sofrep.excel.facts import RefusedError, damaged, unusual

_CHUNK = 1 << 20
SMALL = 2**16
"""What is no larger is looked at once, however many workbooks have the same."""
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)")


def small_xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    """A small part, parsed."""
    content = b"".join(chunks(archive, name))
    return _parsed(content) if len(content) <= SMALL else ET.fromstring(content)  # noqa: S314 - see there


@lru_cache(maxsize=100)
def _parsed(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - chunks has refused doctypes and entities


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of an XML part, refused unless it is well-formed UTF-8 without a doctype.

    The fast reader stops silently where XML is broken, so every part is parsed to its end here,
    which also checks its length and checksum against what the zip says.

    Raises:
        RefusedError: for a doctype or another encoding.
        expat.ExpatError: for broken XML.
    """
    if archive.getinfo(name).file_size <= SMALL:
        content = archive.read(name)
        _check(content)
        yield content
        return
    parser = _parser()
    with archive.open(name) as part:
        chunk = part.read(_CHUNK)
        _check_encoding(chunk)
        while chunk:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
            yield chunk
            chunk = part.read(_CHUNK)
    parser.Parse(b"", True)  # noqa: FBT003 - as above


@lru_cache(maxsize=100)
def _check(content: bytes) -> None:
    """Refuse a small part that is not as `chunks` says."""
    _check_encoding(content)
    _parser().Parse(content, True)  # noqa: FBT003 - as above


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


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
