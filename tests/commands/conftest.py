"""What tests of commands begin with."""

import pytest

from tests.office import Office
from tests.team import Team


@pytest.fixture
def office(team: Team) -> Office:
    """An office where nothing was asked yet."""
    return Office.opens(team)
