"""Runs sofrep with an empty query store, so that everything is read and counted."""

from __future__ import annotations

import os
import tempfile

from sofrep.__main__ import main

os.environ["SOFREP_CACHE"] = tempfile.mkdtemp()  # bench.py removes the folder that it lies in
main()
