"""Each figure that the förbund without a register has published comes out of its counts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sofrep.domain.figure import FigureSet, Origin
from sofrep.domain.mal import Bedomning, MalUtfall
from sofrep.domain.period import Period
from sofrep.pipeline.evaluate import evaluate
from support.facit import as_printed, printed
from support.hbs import COUNTS, GOALS, MEASURES, SAMPLE, SCOPES, YEAR
