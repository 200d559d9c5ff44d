"""Commands that a bench gives, and how their answers and buttons are told."""

from collections.abc import Iterable

from bench.watching import Arrival, Gathering

TAPS = "✅⏰✋↩"
VARIATION = "\ufe0f"


def is_message_of(arrival: Arrival, user_id: str) -> bool:
    """Tell whether somebody wrote this, an edit aside."""
    return arrival.event["sender"] == user_id and bool(arrival.body)


def is_tap_of(arrival: Arrival, user_id: str) -> bool:
    """Tell whether somebody put this reaction."""
    return (arrival.event["sender"], arrival.event["type"]) == (user_id, "m.reaction")


def taps_offered(body: str) -> int:
    """Count the buttons that a card's last line names: so many are seeded."""
    return sum(body.splitlines()[-1].replace(VARIATION, "").count(tap) for tap in TAPS)


def titles_in(gathering: Gathering, titles: Iterable[str]) -> dict[str, int]:
    """Count how often each title was told; a title is no other's beginning."""
    counts = dict.fromkeys(titles, 0)
    for arrival in gathering.arrivals:
        for line in arrival.body.splitlines()[:1]:
            title = line.rpartition(" : ")[2].replace("\u00a0", " ").rpartition(": ")[2]
            if title in counts:
                counts[title] += 1
    return counts
