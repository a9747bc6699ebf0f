"""Web pages of blocks: each a file that stands by itself."""

from sofrep.utdata.webb.sentences import Forklaring
from sofrep.utdata.webb.web_page import page, rendered

__all__ = ["Forklaring", "page", "rendered"]
