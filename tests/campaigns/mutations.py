"""Change the code in one place at a time and see whether a test fails: ``python -m tests.campaigns.mutations``.

    python -m tests.campaigns.mutations [ROOM ...] [--each 30] [--seed 0]

Rooms: ``proof``, ``eligibility``, ``encoding``, ``once``; without one: all. Of each room so many places are drawn:
a comparison turned or moved by one, ``and`` for ``or``, plus for minus, a number one more, a ``not`` left out, a
refusal that is not raised. The changed module is only ever in the memory of a process of its own. A mutant that no
test of its room notices has survived, and is named with its line; the score is the share that was noticed. Some
change nothing that could be noticed (a limit that is out of reach one higher), so the score is never whole.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]

ROOMS = {
    "proof": (
        ("solver/proof/dual", "solver/proof/bounds", "solver/proof/check", "solver/proof/exchange"),
        ("solver/test_dual.py", "solver/test_check.py", "solver/test_forgeries.py", "solver/test_proof.py"),
    ),
    "eligibility": (
        ("eligibility/trying", "eligibility/judging", "eligibility/conditions"),
        ("eligibility",),
    ),
    "encoding": (
        ("encoding/candidates", "encoding/points", "encoding/held", "encoding/nearness"),
        ("encoding",),
    ),
    "once": (("batch/once",), ("batch/test_once.py",)),
}
"""Of each room the modules that are changed, and the tests that should notice."""

LONGEST = 240
"""Seconds; a mutant that makes the tests run longer was noticed."""

TURNED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


def places(tree: ast.Module) -> list[ast.AST]:
    """Return the nodes of a module that can be changed."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    typed = {
        id(part)
        for node in ast.walk(tree)
        for hint in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if hint is not None
        for part in ast.walk(hint)
    }
    return [
        node
        for node in ast.walk(tree)
        if id(node) not in said | typed and _change(node, try_it=True) is not None
    ]


def _change(node: ast.AST, *, try_it: bool = False) -> str | None:
    """Change a node, or only ``try_it``; return what was done, or ``None`` where it is nothing to be changed."""
    match node:
        case ast.Compare(ops=[one, *others]) if type(one) in TURNED:
            if not try_it:
                node.ops = [TURNED[type(one)](), *others]
            return f"{type(one).__name__} turned"
        case ast.BinOp(op=one) | ast.BoolOp(op=one) | ast.AugAssign(op=one) if type(one) in TURNED:
            if not try_it:
                node.op = TURNED[type(one)]()  # type: ignore[assignment]
            return f"{type(one).__name__} turned"
        case ast.UnaryOp(op=ast.Not()):
            if not try_it:
                node.op = ast.UAdd()
                node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
            return "not left out"
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            if not try_it:
                node.value = number + 1
            return f"{number} one more"
        case ast.Raise(exc=ast.Call()):
            return "not raised"
        case _:
            return None


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module in changed form."""

    def __init__(self, module: str, number: int) -> None:
        self.name = "mentormatch." + module.replace("/", ".")
        self.path = ROOT / "mentormatch" / f"{module}.py"
        self.number = number

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        return (
            importlib.util.spec_from_file_location(name, self.path, loader=self)
            if name == self.name
            else None
        )

    def create_module(self, _: importlib.machinery.ModuleSpec) -> None:
        return None

    def exec_module(self, module: object) -> None:
        tree = ast.parse(self.path.read_text("utf-8"))
        node = places(tree)[self.number]
        if isinstance(node, ast.Raise):
            tree = _Without(node).visit(tree)
        else:
            _change(node)
        code = compile(ast.fix_missing_locations(tree), str(self.path), "exec")
        exec(code, vars(module))  # noqa: S102  # our own code, changed


class _Without(ast.NodeTransformer):
    """Leaves one refusal out."""

    def __init__(self, gone: ast.Raise) -> None:
        self.gone = gone

    def visit_Raise(self, node: ast.Raise) -> ast.stmt:  # ast's name
        return ast.Pass() if node is self.gone else node


def survives(module: str, number: int, tests: tuple[str, ...]) -> bool:
    """Whether a mutant passes the tests, in a process of its own."""
    child = os.fork()
    if not child:
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            sys.meta_path.insert(0, _Mutated(module, number))
            import pytest

            given = [str(ROOT / "tests" / name) for name in tests]
            ended = pytest.main(["-x", "-q", "-n0", "-p", "no:cacheprovider", *given])
        os._exit(int(ended) != 0)
    begun = time.monotonic()
    while time.monotonic() - begun < LONGEST:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def mutants(room: str, each: int, rng: np.random.Generator) -> Iterator[tuple[str, int, str]]:
    """Yield module, number of the place, and what is changed where, drawn evenly from a room."""
    known = []
    for module in ROOMS[room][0]:
        tree = ast.parse((ROOT / "mentormatch" / f"{module}.py").read_text("utf-8"))
        for number, node in enumerate(places(tree)):
            known.append((module, number, f"{module}.py:{node.lineno} {_change(node, try_it=True)}"))  # type: ignore[attr-defined]
    for at in sorted(rng.choice(len(known), min(each, len(known)), replace=False).tolist()):
        yield known[at]


def main() -> int:
    """Run the campaign; 1 where a mutant survives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rooms", nargs="*", choices=ROOMS)
    parser.add_argument("--each", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    import highspy  # noqa: F401  # imported once for all
    import pulp  # noqa: F401
    import pytest  # noqa: F401

    left = 0
    for room in given.rooms or ROOMS:
        tried = 0
        survived = 0
        for module, number, said in mutants(room, given.each, np.random.default_rng(given.seed)):
            tried += 1
            if survives(module, number, ROOMS[room][1]):
                survived += 1
                sys.stdout.write(f"survived: {said}\n")
                sys.stdout.flush()
        left += survived
        sys.stdout.write(f"{room}: {tried - survived} of {tried} noticed\n")
        sys.stdout.flush()
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
