"""Pictures: logos and emblems, at the height the profile gives."""

from __future__ import annotations

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart

from sofrep.utdata.word.ooxml import NAMESPACES
from sofrep.utdata.word.parts import PackagePart
from sofrep.utdata.word.template_faults import ValueFaultError
from sofrep.visning.visat import Bild

_EMU_PER_MM = 36_000
_MAX_PICTURE_BYTES = 20_000_000


def add_picture(part: PackagePart, shown: Bild, max_width: int) -> tuple[str, int, int]:
    """Add the picture's file to `part`: its graphic, width and height in EMU.

    The picture keeps its proportions and is made smaller if it would be wider than `max_width`.
    Raises `ValueFaultError` for a file that is missing or no picture.
    """
    name = f"”{shown.alt}”" if isinstance(shown.fil, bytes) else shown.fil.name
    try:
        content = shown.innehall
        image = Image.from_blob(content)
    except OSError:
        raise ValueFaultError(f"bilden {name} finns inte eller går inte att läsa.") from None
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        raise ValueFaultError(
            f"bilden {name} är ingen bild som Word kan visa. Använd png eller jpg."
        ) from None
    if len(content) > _MAX_PICTURE_BYTES:
        raise ValueFaultError(f"bilden {name} är för stor (över 20 MB).")
    height = shown.hojd_mm * _EMU_PER_MM
    width = height * image.px_width // max(1, image.px_height)
    if width > max_width:
        height, width = height * max_width // width, max_width
    relation = part.relate_to(_image_part(part, content, image), RELATIONSHIP_TYPE.IMAGE)
    return _graphic(relation, width, height), width, height


def _image_part(part: PackagePart, content: bytes, image: Image) -> ImagePart:
    """The part that holds `content`; the same picture is kept once."""
    taken = set()
    for other in part.package.iter_parts():
        if isinstance(other, ImagePart) and other.blob == content:
            return other
        taken.add(str(other.partname))
    number = 1
    while f"/word/media/bild{number}.{image.ext}" in taken:
        number += 1
    name = PackURI(f"/word/media/bild{number}.{image.ext}")
    return ImagePart(name, image.content_type, content, image)


def _graphic(relation: str, width: int, height: int) -> str:
    pic = NAMESPACES["pic"]
    return (
        f'<a:graphic><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
        '<pic:nvPicPr><pic:cNvPr id="0" name="Bild"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
