"""XML changed where it must be and nowhere else: elements found with their places, bytes put in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(slots=True)
class Element:
    """An element and where it stands: from ``start`` to ``end``, its content from ``inner`` to ``inner_end``."""

    name: str
    """As written, with its prefix."""
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        head, colon, _ = self.name.rpartition(":")
        return head + colon

    @property
    def empty(self) -> bool:
        """Whether it is written ``<so/>``."""
        return self.inner == self.inner_end == self.end

    def child(self, local: str) -> Element | None:
        """Return the first child of that name."""
        return next((child for child in self.children if child.local == local), None)

    def get(self, local: str) -> str | None:
        """Return an attribute by its name without prefix."""
        return next((v for k, v in self.attributes.items() if k.rpartition(":")[2] == local), None)


def parse(content: bytes, depth: int = 3) -> Element:
    """Return the root of an XML part, with its elements down to a depth.

    Raises:
        expat.ExpatError: it is no XML.
    """
    parser = expat.ParserCreate()
    stack: list[Element] = []
    roots: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        element = Element(name, attributes, at, _tag_end(content, at))
        if stack and len(stack) <= depth:
            stack[-1].children.append(element)
        elif not stack:
            roots.append(element)
        stack.append(element)

    def end(_: str) -> None:
        element = stack.pop()
        if content[element.inner - 2 : element.inner] == b"/>":
            element.inner_end = element.end = element.inner
        else:
            element.inner_end = parser.CurrentByteIndex
            element.end = content.index(b">", element.inner_end) + 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(content, True)
    return roots[0]


def _tag_end(content: bytes, at: int) -> int:
    quote = 0
    for index in range(at, len(content)):
        byte = content[index]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == 0x3E:
            return index + 1
    raise ValueError("no end of tag")


Edit = tuple[int, int, bytes]
"""From, to, and what stands there instead."""


def edit(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content with every edit made; edits at one place follow their order."""
    out, last = bytearray(), 0
    for start, end, new in sorted(edits, key=lambda one: (one[0], one[1])):
        out += content[last:start] + new
        last = end
    return bytes(out + content[last:])


def append(content: bytes, element: Element, children: bytes) -> Edit:
    """Return the edit that adds children at the end of an element, whose tag otherwise stays."""
    if not element.empty:
        return (element.inner_end, element.inner_end, children)
    tag = content[element.start : element.end].rstrip(b">").rstrip(b"/").rstrip()
    return (element.start, element.end, tag + b">" + children + f"</{element.name}>".encode())


def with_attributes(content: bytes, element: Element, values: Mapping[str, str | None]) -> Edit:
    """Return the edit that sets attributes in an element's start tag; ``None`` removes one."""
    tag = content[element.start : element.inner].decode()
    for name, value in values.items():
        tag = re.sub(rf"\s{name}\s*=\s*(\"[^\"]*\"|'[^']*')", "", tag, count=1)
        if value is not None:
            tag = re.sub(r"\s*(/?>)$", rf' {name}="{value}"\1', tag, count=1)
    return (element.start, element.inner, tag.encode())


def prefixed(fragment: bytes, prefix: str) -> bytes:
    """Return a fragment of elements without prefixes with one."""
    return re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix.encode(), fragment) if prefix else fragment


def quoted(text: str) -> str:
    """Return a text as it may stand in an attribute between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
