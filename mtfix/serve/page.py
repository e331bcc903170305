"""A plain page that tells what the server understands; it loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}

_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto }}
code {{ font-family: ui-monospace, monospace }}
th, td {{ text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0 }}
</style>
<h1>{title}</h1>
<p>{about}</p>
<p>The same for machines: <a href="/openapi.json">openapi.json</a>.</p>
{paths}
</html>
"""


def render(description: Mapping[str, Any]) -> str:
    """The page.

    Args:
        description: the interface, as OpenAPI has it.

    >>> "<h2>" in render({"info": {"title": "t"}, "paths": {}})
    False
    """
    info = description["info"]
    return _PAGE.format(
        title=escape(info["title"]),
        about=escape(info.get("description", "")),
        paths="\n".join(
            _operation(path, method, operation)
            for path, methods in description["paths"].items()
            for method, operation in methods.items()
        ),
    )


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> str:
    rows = "\n".join(
        f"<tr><th><code>{escape(name)}</code><td>{escape(about)}"
        for name, about in _parameters(operation)
    )
    heading = f"<h2><code>{method.upper()} {escape(path)}</code></h2>"
    about = f"<p>{escape(operation.get('description') or operation.get('summary', ''))}</p>"
    return f"{heading}\n{about}\n" + (f"<table>\n{rows}\n</table>" if rows else "")


def _parameters(operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for parameter in operation.get("parameters", ()):
        yield parameter["name"], parameter.get("description", "")
    for content in operation.get("requestBody", {}).get("content", {}).values():
        for name, shape in content["schema"].get("properties", {}).items():
            yield name, shape.get("description", "")
