"""A template reaches no file, calls nothing, and comes to an end."""

from __future__ import annotations

import gc
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sofrep.word import TemplateFaultError, rendering
from sofrep.word import strict as strict_module
from sofrep.word.time_limit import TooSlowError, time_limit
from support.mallar import fill, mall, printed
from support.xlsx_edit import write_parts


@pytest.fixture(autouse=True)
def without_collector() -> Iterator[None]:
    """As the program runs: an alarm in a callback of the collector would be told as a warning."""
    gc.disable()
    yield
    gc.enable()


ATTEMPTS = (
    "{% include '/etc/passwd' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends '/etc/passwd' %}",
    "{{ v.__class__ }}",
    "{{ v['__class__'] }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ v.to_csv('/tmp/x') }}",
    "{{ open('/etc/passwd') }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ self.__init__ }}",
    "{{ v|attr('__class__') }}",
    "{{ 'x' * 999999999 }}",
    "{{ 9 ** 999999 }}",
    "{{ range(999999999) }}",
    "{{ '%999999999s' % 'x' }}",
    "{{ '{0.__class__}'.format(v) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for a in v recursive %}{{ loop(v) }}{% endfor %}",
    "{% call v() %}{% endcall %}",
    "{% set v.x = 1 %}",
    "{{ 1 % 0 }}",
)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_attempt_is_refused_with_a_line(tmp_path: Path, attempt: str) -> None:
    with pytest.raises(TemplateFaultError, match=r"mall\.docx"):
        fill(mall(tmp_path, attempt), v=["a", "b"])


def test_loops_within_loops_are_stopped_by_their_passes(tmp_path: Path) -> None:
    loops = "".join(f"{{% for a{n} in v %}}" for n in range(8))
    ends = "{% endfor %}" * 8
    with pytest.raises(TemplateFaultError, match="för många varv"):
        fill(mall(tmp_path, f"{loops}x{ends}"), v=["a"] * 10)


def test_what_grows_too_large_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_module, "MAX_OUTPUT_CHARACTERS", 100_000)
    template = mall(tmp_path, "{% for a in v %}{{ a }}{% endfor %}")
    with pytest.raises(TemplateFaultError, match="orimligt stort"):
        fill(template, v=["x" * 1000] * 1000)


def test_what_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "MAX_SECONDS", 0.05)
    loops = "{% for a in v %}{% for b in v %}{{ b }}{% endfor %}{% endfor %}"
    started = time.perf_counter()
    with pytest.raises(TemplateFaultError, match="sekunder att fylla i mallen"):
        fill(mall(tmp_path, loops), v=["<&>"] * 400)
    assert time.perf_counter() - started < 10


def test_an_ordinary_template_is_not(tmp_path: Path) -> None:
    assert printed(mall(tmp_path, "{{ v }}"), {"v": "a"}) == ["a"]


class Dropped:
    """Something whose finaliser is slow, so that the alarm rings in it and is ignored there."""

    def __del__(self) -> None:
        time.sleep(0.2)


def for_ever_after(dropped: Dropped) -> None:
    del dropped
    for_ever()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_alarm_that_is_ignored_in_a_finaliser_rings_again() -> None:
    with pytest.raises(TooSlowError), time_limit(0.1):
        for_ever_after(Dropped())


def for_ever() -> None:
    while True:
        pass


def searching_for_ever() -> None:
    re.match(r"(a+)+b", "a" * 60)


@pytest.mark.parametrize("run", [for_ever, searching_for_ever])
def test_the_limit_interrupts_and_leaves_nothing_behind(run: Callable[[], None]) -> None:
    started = time.perf_counter()
    with pytest.raises(TooSlowError), time_limit(0.1):
        run()
    assert time.perf_counter() - started < 10
    time.sleep(0.3)  # an interruption that came late would end the test run here


def test_a_block_that_is_done_in_time_is_not_interrupted_later() -> None:
    with time_limit(0.2):
        pass
    time.sleep(0.4)


def test_ctrl_c_is_not_taken_for_the_limit() -> None:
    with pytest.raises(KeyboardInterrupt), time_limit(30):
        raise KeyboardInterrupt


def test_in_another_thread_there_is_no_limit() -> None:
    done: list[bool] = []

    def run() -> None:
        with time_limit(0.01):
            time.sleep(0.1)
        done.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.parametrize("part", ["word/theme/theme1.xml", "word/styles.xml", "word/settings.xml"])
def test_a_template_with_a_damaged_part_is_told(tmp_path: Path, part: str) -> None:
    template = mall(tmp_path, "{{ v }}")
    with zipfile.ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = parts[part].replace(b"</", b"<", 3)
    write_parts(template, parts)
    with pytest.raises(TemplateFaultError, match="skada"):
        fill(template, v="a")
