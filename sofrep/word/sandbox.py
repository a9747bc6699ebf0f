"""The template engine, locked: plain values only, nothing callable, nothing undefined."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sofrep.domain.figure import UnknownFigureError
from sofrep.visning import visat
from sofrep.visning.vy import Vy
from sofrep.word.faults import ValueFaultError, suggest
from sofrep.word.filters import Filters
from sofrep.word.tokens import Kolumn, Printing

MAX_PASSES = 200_000
TESTS = ("defined", "none", "even", "odd")
_LOOP = frozenset({"index", "index0", "revindex", "first", "last", "length"})
_SHOWN = (
    visat.Tal,
    visat.Platshallare,
    visat.Rad,
    visat.Tabell,
    visat.Serie,
    visat.Diagram,
    visat.Bild,
    Vy,
)


class StrictEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with attribute access by allow list, Swedish messages and a limit on loop passes."""

    intercepted_binops = frozenset({"+", "-", "%"})

    def __init__(self, printing: Printing) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_finalizer(printing),
            keep_trailing_newline=True,
            optimized=False,  # there is nothing to fold, and looking for it takes time
        )
        self.globals = {}
        self.filters = Filters(printing).by_name()
        self.tests = {name: self.tests[name] for name in TESTS}
        self._passes = 0

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """The value of ``obj.attribute`` if templates may read it, else an undefined value."""
        return self._look_up(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """The value of ``obj[argument]`` if templates may read it, else an undefined value."""
        if isinstance(obj, Sequence) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(hint=f"listan har ingen post nummer {argument}.")
        return self._look_up(obj, str(argument))

    def _look_up(self, obj: object, name: str) -> object:
        if isinstance(obj, Undefined):
            return getattr(obj, name)
        if name.startswith("_"):
            raise ValueFaultError(f"'{name}' får inte användas i en mall.")
        if isinstance(obj, Mapping):
            return self._look_up_key(obj, name)
        if isinstance(obj, LoopContext):
            known: Sequence[str] = sorted(_LOOP)
        elif isinstance(obj, _SHOWN):
            cls: type = type(obj)
            known = _public_names(cls)
        else:
            kind = "text" if isinstance(obj, str) else f"ett värde av slaget {type(obj).__name__}"
            told = f"'{name}' kan inte hämtas: det före punkten är {kind}."
            if isinstance(obj, int | float):  # a figure's id without quotation marks
                told = "En siffra skrivs med sitt id: {{ figur['steg.nya'] }}."
            raise ValueFaultError(told)
        if name not in known:
            return self.undefined(hint=f"'{name}' finns inte.{suggest(name, known)}")
        if name == "kolumner" and isinstance(obj, visat.Tabell):
            return Kolumn.of(obj)
        return getattr(obj, name)

    def _look_up_key(self, obj: Mapping[str, object], name: str) -> object:
        try:
            return obj[name]
        except UnknownFigureError as error:
            wanted, what = error.wanted, "figuren "
        except KeyError:
            wanted, what = name, ""
        known = [str(key) for key in obj]
        near = suggest(name, known) or suggest(wanted, known)
        return self.undefined(hint=f"{what}'{name}' finns inte.{near}")

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - Jinja's signature
        """Only the counter of loop passes, which `expressions` puts into each loop."""
        return bool(obj == self.count_pass)

    def count_pass(self) -> None:
        """Stop a template whose loops within loops would go on for ever."""
        self._passes += 1
        if self._passes > MAX_PASSES:
            raise ValueFaultError("looparna i mallen går för många varv. Ta bort en loop.")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Plus, minus and remainder of whole numbers (loop counters), of nothing else."""
        if type(left) is not int or type(right) is not int:
            raise ValueFaultError("räkna inte i mallen: tal ska vara figurer som går att följa.")
        return super().call_binop(context, operator, left, right)


def _finalizer(printing: Printing) -> Callable[[object], str]:
    def finalize(value: object) -> str:
        return str(value) if isinstance(value, Undefined) else printing.text(value)

    return finalize


@lru_cache(maxsize=256)
def _public_names(cls: type) -> tuple[str, ...]:
    names = {item.name for item in fields(cls)} if is_dataclass(cls) else set()
    for base in cls.__mro__:
        names |= {name for name, member in vars(base).items() if isinstance(member, property)}
    return tuple(sorted(name for name in names if not name.startswith("_")))
