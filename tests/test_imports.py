"""Imports point downward: a module may import only from the layers below its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_PACKAGE = Path(__file__).parents[1] / "mtfix"

LAYERS = (
    ("patterns",),
    ("edits", "tokens", "blocks", "config", "memos"),
    ("language",),
    ("document",),
    ("suppression",),
    ("reading", "result", "places"),
    ("findings",),
    ("markup", "casing", "reports", "formats"),
    ("packs", "bilingual", "grammar"),
    ("pipeline", "verify", "rulebook"),
    ("api",),
    ("containers",),
    ("settings", "baseline", "decisions", "silencing"),
    ("runs",),
    ("review", "lsp", "serve"),
    ("cli",),
)
"""From the lowest to the highest; modules of one layer know each other only in one package."""

_LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def _imports(path: Path) -> list[str]:
    """The modules of mtfix that a file imports when it is loaded (not those inside functions)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mtfix"):
            module = node.module or ""
            found += (
                [f"{module}.{name.name}" for name in node.names] if module == "mtfix" else [module]
            )
        elif isinstance(node, ast.Import):
            found += [name.name for name in node.names if name.name.startswith("mtfix")]
    return found


@pytest.mark.parametrize(
    "path", sorted(_PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(_PACKAGE))
)
def test_imports_point_downward(path: Path) -> None:
    part = path.relative_to(_PACKAGE).with_suffix("").parts[0]
    if part in ("__init__", "__main__"):
        return
    for module in _imports(path):
        imported = module.split(".")[1] if "." in module else ""
        if imported not in _LEVEL:  # the package's own face: version and public names
            continue
        same_package = imported == part
        assert same_package or _LEVEL[imported] < _LEVEL[part], f"{path.name} imports {module}"


def test_every_module_has_its_layer() -> None:
    parts = {path.stem for path in _PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert parts - {"__init__", "__main__", "__pycache__", "py"} == set(_LEVEL)
