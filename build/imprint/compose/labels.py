"""Numbered elements get their labels, references to them their words."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import dropwhile, groupby

from ..model.stages import Label
from ..model.text import (
    Attr,
    Blocks,
    CrossReference,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Node,
    Text,
    labelled_kind,
    plain,
    rewrite,
)


def labelled(blocks: Blocks, labels: tuple[Label, ...], words: Mapping[str, str]) -> Blocks:
    """Blocks whose figures, tables, equations and headings carry their labels: "Figure 1", "(3)", "2.1"."""
    waiting: dict[str, deque[Label]] = defaultdict(deque)
    for label in labels:
        waiting[label.kind].append(label)

    def change(node: Node) -> Node:
        kind = labelled_kind(node)
        if not kind:
            return node
        label = waiting[kind].popleft()
        if isinstance(node, Heading):
            return replace(node, number=label.number)
        if kind.startswith("whole-"):
            return node
        return replace(node, label=_label(label, words))  # type: ignore[arg-type]

    return rewrite(blocks, change)


def _label(label: Label, words: Mapping[str, str]) -> str:
    if label.kind == "equation":
        return f"({label.number})"
    if label.kind == "subfigure":
        return f"({''.join(dropwhile(str.isdecimal, label.number))})"
    return f"{words[label.kind]}\u00a0{label.number}"


def referred(
    blocks: Blocks, labels: tuple[Label, ...], words: Mapping[str, str], titles: Mapping[str, Inlines]
) -> Blocks:
    """Blocks whose cross-references are links with words: "Figure 1", "Tables 2 and 3", or a section's title."""
    by_id = {label.id: label for label in labels if label.id}

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, CrossReference):
            return tuple(_reference(node, by_id, words, titles))
        return node

    return rewrite(blocks, change)


def described(blocks: Blocks) -> Blocks:
    """Blocks in which the pictures of figures have the caption's words where they have none of their own."""

    def change(node: Node) -> Node:
        if not isinstance(node, Figure):
            return node
        legend = plain(node.caption)

        def tell(inner: Node) -> Node:
            return replace(inner, alt=legend) if isinstance(inner, Image) and _silent(inner) else inner

        return replace(node, blocks=rewrite(node.blocks, tell))

    return rewrite(blocks, change)


def _silent(image: Image) -> bool:
    """Whether a picture has no words and is no ornament."""
    ornament = "decorative" in image.attr.classes or image.attr.get("role") in ("presentation", "none")
    return not (image.alt or image.title or image.attr.get("alt") or ornament)


def _reference(
    node: CrossReference, by_id: Mapping[str, Label], words: Mapping[str, str], titles: Mapping[str, Inlines]
) -> Iterator[Inline]:
    runs = [tuple(run) for _, run in groupby(node.targets, key=lambda target: _plural(by_id.get(target), words))]
    last = "–" if node.through else f" {words['and']} "
    for index, run in enumerate(runs):
        together = _plural(by_id.get(run[0]), words) if len(run) > 1 and not node.bare and not node.named else ""
        if index:
            yield Text(last if index == len(runs) - 1 else ", ")
        if together:
            yield Text(f"{together}\u00a0")
        for at, target in enumerate(run):
            if at:
                yield Text(last if at == len(run) - 1 and (together or index == len(runs) - 1) else ", ")
            yield _one(node, target, by_id.get(target), bool(together), words, titles)


def _plural(label: Label | None, words: Mapping[str, str]) -> str:
    """What several elements of a kind are called; "" for those that are named each by itself."""
    if label is None or not label.number:
        return ""
    return words.get(f"{_kind(label)}s".removeprefix("sub"), "") if label.kind != "note" else ""


def _kind(label: Label) -> str:
    return label.kind.removeprefix("whole-")


def _one(
    node: CrossReference,
    target: str,
    label: Label | None,
    together: bool,
    words: Mapping[str, str],
    titles: Mapping[str, Inlines],
) -> Inline:
    if label and node.named and target in titles:
        return Link(titles[target], f"#{target}", attr=Attr(classes=("cross-reference",)))
    if together and label and _kind(label) == "equation":
        return Link((Text(f"({label.number})"),), f"#{target}", attr=Attr(classes=("cross-reference",)))
    return _link(target, label, node.bare or together, words, titles)


def _link(
    target: str, label: Label | None, bare: bool, words: Mapping[str, str], titles: Mapping[str, Inlines]
) -> Inline:
    if label is None:
        return Text(f"@{target}")  # check has said so
    if label.kind == "note":  # a link to it would be another call
        return Text(label.number)
    return Link(_words(label, bare, words, titles), f"#{target}", attr=Attr(classes=("cross-reference",)))


def _words(label: Label, bare: bool, words: Mapping[str, str], titles: Mapping[str, Inlines]) -> Inlines:
    if _kind(label) == "equation":
        return (Text(label.number if bare else f"{words['equation']}\u00a0({label.number})"),)
    if label.kind == "subfigure":
        return (Text(label.number if bare else f"{words['figure']}\u00a0{label.number}"),)
    if label.kind == "section" and not label.number:
        title = plain(titles.get(label.id, ()))
        return (Text(title if bare else f"“{title}”"),)
    return (Text(label.number if bare else f"{words[_kind(label)]}\u00a0{label.number}"),)
