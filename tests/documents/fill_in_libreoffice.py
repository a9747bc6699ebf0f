"""Fill in a form in LibreOffice itself: select a prompt, type over it, save as docx.

    python3 fill_in_libreoffice.py PROFILE SOURCE TARGET ANSWERS

ANSWERS is a JSON file: ``skriv``, pairs of prompt and text in the document's order, and ``kryssa``,
how many check boxes to tick from the first on.  Run by a Python that has LibreOffice's own module uno.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

_TRIES = 120


def connect(pipe):
    """The service manager and context of the LibreOffice that listens on the pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(_TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - it has not started yet
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def value(name, content):
    return PropertyValue(Name=name, Value=content)


class Typist:
    """Types into a document as somebody at the keyboard does."""

    def __init__(self, context, document):
        self._document = document
        self._frame = document.CurrentController.Frame
        self._dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )

    def _do(self, command, *arguments):
        self._dispatcher.executeDispatch(self._frame, f".uno:{command}", "", 0, arguments)

    def replace(self, prompt, text):
        """Select the prompt and type the text; a blank line is a new paragraph."""
        search = self._document.createSearchDescriptor()
        search.SearchString = prompt
        search.SearchCaseSensitive = True
        found = self._document.findFirst(search)
        if found is None:
            raise SystemExit(f"not in the document: {prompt}")
        self._document.CurrentController.select(found)
        for number, part in enumerate(text.split("\n\n")):
            if number:
                self._do("InsertPara")
            for line_number, line in enumerate(part.split("\n")):
                if line_number:
                    self._do("InsertLinebreak")
                self._do("InsertText", value("Text", line))


def tick(document, count):
    """Tick the first `count` check boxes."""
    tables = document.TextTables
    for number in range(tables.Count):
        table = tables.getByIndex(number)
        for name in table.CellNames:
            for paragraph in each(table.getCellByName(name).Text):
                for portion in each(paragraph):
                    if count and portion.TextPortionType == "ContentControl":
                        control = portion.ContentControl
                        if control.Checkbox:
                            control.Checked = True
                            count -= 1


def each(container):
    """What an enumeration of UNO gives."""
    found = container.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def main():
    profile, source, target, answers = map(Path, sys.argv[1:])
    pipe = f"sofrep{abs(hash(str(profile)))}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        document = desktop.loadComponentFromURL(
            source.as_uri(), "_blank", 0, (value("Hidden", True),)
        )
        typist = Typist(context, document)
        wanted = json.loads(answers.read_text(encoding="utf-8"))
        for prompt, text in wanted["skriv"]:
            typist.replace(prompt, text)
        tick(document, wanted["kryssa"])
        document.storeToURL(target.as_uri(), (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
        desktop.terminate()
        office.wait(60)
    finally:
        office.kill()


main()
