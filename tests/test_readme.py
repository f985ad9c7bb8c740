"""What the README and CONTRIBUTING name is there: commands, options, modules, files, and a metric that computes."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
import typer.main

from metrics import metric as declarations
from metrics.expression import evaluate

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/decisions/README.md")}
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("document", PAGES)
def test_every_make_command_is_there(document: str) -> None:
    named = set(re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)`", PAGES[document], re.MULTILINE))
    assert {one or other for one, other in named} <= TARGETS


def test_continuous_integration_runs_the_test_command_of_the_readme_and_the_checks() -> None:
    commands = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert commands[0] == "#!/usr/bin/env bash"
    assert [command for command in commands if command.startswith(("set", "make"))] == ["set -euo pipefail", "make test", "make check"]
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    assert "run: make test" in workflow
    assert "run: make check" in workflow


def test_every_module_that_a_command_runs_is_there() -> None:
    texts = [README, (ROOT / "Makefile").read_text("utf-8"), (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")]
    modules = {module for text in texts for module in re.findall(r"(?:python|\$\(PY\)) -m ([\w.]+)", text)} - {"uv"}
    assert {"sample_data.build", "sample_data.generate", "docs.generate", "benchmarks.run", "tests.browser"} <= modules
    assert not [module for module in sorted(modules) if importlib.util.find_spec(module) is None]


@pytest.mark.parametrize("document", PAGES)
def test_every_linked_file_is_there(document: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", PAGES[document]) if "://" not in link]
    assert not [link for link in links if not (ROOT / document).parent.joinpath(link).exists()]


def test_every_folder_of_the_table_is_there_and_none_is_forgotten() -> None:
    table = README.split("## Where things are", 1)[1].split("\n## ", 1)[0]
    named = {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`([\w./]+)`", row)}
    assert not [name for name in named if not (ROOT / name).exists()]
    assert {f"{path.parent.name}/" for path in ROOT.glob("*/__init__.py")} <= named


def test_every_command_line_of_the_readme_has_its_command_and_its_options() -> None:
    from steerboard import app

    group = typer.main.get_command(app)
    lines = re.findall(r"^python steerboard\.py (\w+)(.*)$", README, re.MULTILINE)
    assert {command for command, _ in lines} == set(group.commands)  # type: ignore[attr-defined]
    for command, rest in lines:
        known = {option for parameter in group.commands[command].params for option in parameter.opts}  # type: ignore[attr-defined]
        assert set(re.findall(r"--[a-z-]+", rest)) <= known


def test_the_metric_of_the_readme_can_be_declared_and_computes_its_example() -> None:
    code = README.split("```python\n", 1)[1].split("```", 1)[0]
    call = ast.parse("\n".join(line[3:] for line in code.splitlines()), mode="eval")
    metric = eval(compile(call, "README.md", "eval"), vars(declarations))
    assert evaluate(metric.expression, metric.example.given) == pytest.approx(metric.example.value, abs=0.5 * 10**-metric.example.decimals)
