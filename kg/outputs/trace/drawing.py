"""A trace as a tree for the terminal; words of a report neither steer it nor count as markup."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from kg.outputs.audit.tables import NAMES
from kg.outputs.harmless import shortened, visible
from kg.outputs.trace.values import Doubt, Fact, Node, Passage, Source, Trace

_LONGEST = 80
"""Characters of a quote that are shown; JSON and the annex have all of them."""
_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


def draw(trace: Trace) -> Group:
    """Return what a rich console prints: the chain as a tree, doubts and reports below it."""
    brush = _Brush(trace)
    parts: list[RenderableType] = []
    if trace.above:
        parts += [_title("上级 What it hangs from"), *map(brush.tree, trace.above)]
    parts += [_title("链条 The chain"), brush.tree(trace.root)]
    if trace.grounds:
        parts += [_title("继承所据 What inherited facts rest on"), *map(brush.fact, trace.grounds)]
    if trace.doubts:
        parts += [_title("疑点 Findings"), *map(brush.doubt, trace.doubts)]
    parts += [_title("报告 Reports"), *map(brush.report, trace.sources)]
    if trace.rules:
        parts += [_title("规则 Rules"), *(_rule(rule, title.zh) for rule, title in trace.rules)]
    return Group(*parts)


class _Brush:
    """Draws nodes and facts; names the report of a passage where several are quoted."""

    def __init__(self, trace: Trace) -> None:
        self._reports = {one.iri: order for order, one in enumerate(trace.sources, start=1)}
        self._places = {one.subject.iri: one.place for one in trace.nodes if not one.repeated}

    def tree(self, node: Node) -> Tree:
        """Return a node with its facts and children."""
        tree = Tree(self._name(node), guide_style="dim")
        for fact in node.facts:
            tree.add(self.fact(fact))
        if node.also:
            tree.add(Text(f"另见 see also {_numbers(node.also)}", style="dim"))
        for child in node.children:
            tree.add(self.tree(child))
        return tree

    def fact(self, fact: Fact) -> Table:
        """Return a fact: what is said, on what basis, in which words."""
        text = Text()
        text.append(fact.heading.zh, style="bold")
        for detail in fact.details:
            text.append(f" {detail.title.zh} ", style="dim")
            text.append(visible(detail.value.zh))
        rest = f" ← {_numbers(fact.sources)}" if fact.sources else ""
        text.append(f" ({fact.basis_label.zh} {visible(fact.rule)}{rest})", style="dim")
        return self._numbered(fact.number, "cyan", text, fact.passages)

    def doubt(self, doubt: Doubt) -> Table:
        """Return a finding with its words."""
        text = Text(visible(f"{doubt.title.zh}: {doubt.message.zh}"))
        text.append(
            visible(
                f" ({doubt.key} {NAMES.get(doubt.state, doubt.state)} {doubt.note}".rstrip() + ")"
            ),
            "dim",
        )
        colour = _COLOURS.get(doubt.severity, "")
        return self._numbered(doubt.number, colour, text, doubt.passages)

    def report(self, source: Source) -> Text:
        """Return a report in one line, with the hash of its text."""
        words = (source.file, source.date, source.title, f"SHA-256 {source.sha256}")
        return Text(visible(f"{self._reports[source.iri]} {' '.join(filter(None, words))}"))

    def _name(self, node: Node) -> Text:
        text = Text()
        text.append(f"{node.place} {node.subject.label.zh} ", style="dim")
        text.append(visible(node.subject.name), style="" if node.context else "bold")
        if node.subject.status.zh:
            text.append(f" 现状 {visible(node.subject.status.zh)}", style="green")
        if node.repeated:
            text.append(f" 见 see {self._places[node.subject.iri]}", style="dim")
        return text

    def _numbered(self, number: int, style: str, text: Text, passages: Iterable[Passage]) -> Table:
        grid = _grid()
        grid.add_row(Text(f"[{number}]", style=style), Group(text, *map(self._quote, passages)))
        return grid

    def _quote(self, passage: Passage) -> Table:
        report = f"{self._reports[passage.report]}:" if len(self._reports) > 1 else ""
        place = f"{report}L{passage.line} {passage.start}–{passage.end}"
        quote = Text(
            f"“{visible(shortened(passage.quote, _LONGEST))}”", style="italic", overflow="fold"
        )
        grid = _grid()
        grid.add_row(Text(place, style="dim"), quote)
        return grid


def _grid() -> Table:
    """Return two columns; the second takes what the first leaves, so that lines stay in it."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _rule(rule: str, title: str) -> Text:
    return Text.assemble((visible(rule), "dim"), " ", visible(title))


def _title(words: str) -> Text:
    return Text.assemble("\n", (words, "bold underline"))


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)
