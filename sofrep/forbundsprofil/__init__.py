"""forbund.toml in: one `Forbund`, or everything that is wrong with the file at once."""

from __future__ import annotations

from sofrep.forbundsprofil.faults import located
from sofrep.forbundsprofil.profile import read_profile

__all__ = ["located", "read_profile"]
