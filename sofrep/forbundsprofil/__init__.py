"""forbund.toml in: one `Forbund`, or everything that is wrong with the file at once."""

from __future__ import annotations

from sofrep.forbundsprofil.profile import PROFILE_NAME, read_profile

__all__ = ["PROFILE_NAME", "read_profile"]
