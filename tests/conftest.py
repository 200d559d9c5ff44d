"""How the tests run: on which databases; and where what they ask for is read."""

import pytest

DATABASES = ("sqlite", "postgresql")
FIXTURES = "tests.fixtures"

# A folder's own conftest may import it before it is read below
pytest.register_assert_rewrite(FIXTURES)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--database`."""
    parser.addoption(
        "--database",
        choices=DATABASES,
        action="append",
        help="run the tests of a database on this kind only (default: on each)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Read the fixtures where tests run, not in the process that only shares them out."""
    if hasattr(config, "workerinput") or not config.getoption("numprocesses"):
        config.pluginmanager.import_plugin(FIXTURES)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test of a database once a kind."""
    if "database_kind" in metafunc.fixturenames:
        kinds = metafunc.config.getoption("database") or DATABASES
        metafunc.parametrize("database_kind", kinds)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what `@pytest.mark.database(kind)` says makes no sense on another kind."""
    meant: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        marker = item.get_closest_marker("database")
        kind = item.callspec.params["database_kind"] if marker else None  # type: ignore[attr-defined]
        (others if marker and kind not in marker.args else meant).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = meant
