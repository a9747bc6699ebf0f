"""What a template's tags may say: one tag at a time, so that all faults are found at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from sofrep.word.faults import TemplateFault, suggest
from sofrep.word.tags import Tag

_BLOCKS = {
    "if": "{%% %s %%}{%% endif %%}",
    "elif": "{%% if x %%}{%% %s %%}{%% endif %%}",
    "for": "{%% %s %%}{%% endfor %%}",
    "set": "{%% %s %%}",
}
_BARE = frozenset({"else", "endif", "endfor"})
_CELL = frozenset({"cellbg", "colspan", "vm", "hm"})
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.Name,
    nodes.Const,
    nodes.Tuple,
    nodes.List,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Add,
    nodes.Sub,
    nodes.Mod,
    nodes.Neg,
)
_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Call: "anrop med parenteser går inte i en mall.",
    nodes.Concat: "~ går inte i en mall. Skriv två taggar bredvid varandra.",
    nodes.Mul: "räkna inte i mallen: tal ska vara figurer som går att följa.",
    nodes.Div: "räkna inte i mallen: tal ska vara figurer som går att följa.",
    nodes.FloorDiv: "räkna inte i mallen: tal ska vara figurer som går att följa.",
    nodes.Pow: "räkna inte i mallen: tal ska vara figurer som går att följa.",
}


def faults_of(tags: Iterable[Tag], environment: Environment) -> Iterator[TemplateFault]:
    """What is wrong with each tag on its own: its syntax, or something templates may not do."""
    known: dict[str | None, tuple[str, ...]] = {}
    sources = [(tag, _as_template(tag)) for tag in tags]
    if _nothing_wrong([source for _, source in sources], environment):
        return
    for tag, source in sources:
        if source not in known:
            known[source] = tuple(_faults(source, environment))
        yield from (TemplateFault(tag.place, text) for text in known[source])


def _nothing_wrong(sources: Iterable[str | None], environment: Environment) -> bool:
    """Whether all tags are right, told by reading them as one: that is several times as fast.

    Not where a tag is unknown, or has a quotation mark that another tag might close.
    """
    distinct = [source for source in dict.fromkeys(sources) if source is not None]
    if any(
        not source or "\\" in source or source.count("'") % 2 or source.count('"') % 2
        for source in distinct
    ):
        return False
    return not any(_faults("".join(distinct), environment))


def _faults(source: str | None, environment: Environment) -> Iterator[str]:
    if source is None:
        return
    if not source:
        yield "taggen finns inte. I en mall finns if, elif, else, for och set."
        return
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        yield f"taggen går inte att läsa ({error.message}). Jämför med taggarna i den inbyggda mallen."
        return
    for node in _all_nodes(tree):
        if not isinstance(node, _ALLOWED):
            yield _REFUSED.get(type(node), f"{type(node).__name__} går inte i en mall.")
        elif isinstance(node, nodes.Filter) and node.name not in environment.filters:
            near = suggest(node.name, list(environment.filters))
            yield f"filtret '{node.name}' finns inte.{near}"
        elif isinstance(node, nodes.Test) and node.name not in environment.tests:
            yield f"villkoret 'is {node.name}' finns inte."
        elif isinstance(node, nodes.For) and node.recursive:
            yield "recursive går inte i en mall."


def _as_template(tag: Tag) -> str | None:
    """The tag as a small template of its own; "" if there is no such tag, None if it is bare."""
    if tag.sort == "#":
        return None
    if tag.sort == "{":
        return f"{{{{ {tag.body} }}}}"
    if tag.body in _BARE or tag.word in _CELL:
        return None
    pattern = _BLOCKS.get(tag.word)
    return pattern % tag.body if pattern else ""


def _all_nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all_nodes(child)


def prepare(tree: nodes.Template, given: Collection[str]) -> list[tuple[int, str]]:
    """Have each loop call the environment's counter of passes.

    Returns the names, with their lines, that are neither `given` nor set anywhere in the template.
    """
    read, known = [], {*given, "loop"}
    for node in list(_all_nodes(tree)):
        if isinstance(node, nodes.Name):
            if node.ctx == "load":
                read.append((node.lineno, node.name))
            else:
                known.add(node.name)
        elif isinstance(node, nodes.For):
            counter = nodes.EnvironmentAttribute("count_pass", lineno=node.lineno)
            call = nodes.Call(counter, [], [], None, None, lineno=node.lineno)
            node.body.insert(0, nodes.ExprStmt(call, lineno=node.lineno))
            for added in (counter, call, node.body[0]):
                added.environment = tree.environment
    return sorted({(line, name) for line, name in read if name not in known})
