"""Every figure with its bound, in the order of the table of docs/performance.md."""

from bench.readings import at_most, none_of, ratio, shown

FIGURES = (
    shown("floor.one", "one message, from keyboard to screen"),
    shown("floor.two", "two messages: the floor of an answer"),
    # One person, one command at a time
    ratio("answer.median", "a command is answered: median", 1.15),
    ratio("answer.p95", "a command is answered: 95th percentile, of the same percentile", 1.2),
    shown("answer.over", "over the floor, median"),
    ratio("answer.disk", "the same with the bot's database on the disk: median"),
    shown("disk.memory", "one commit of ours, files in memory"),
    shown("disk.disk", "one commit of ours, files on the disk"),
    # Everybody at once
    ratio("crowd.answers", "500 commands of 50 people in 50 rooms, all answered", 2.4, "s"),
    ratio("crowd.buttons", "the same, until the last button is seeded", unit="s"),
    none_of("crowd.lost", "commands not answered"),
    none_of("crowd.twice", "commands answered twice"),
    at_most("crowd.cpu", "our CPU for a command, its answer sent", 5),
    shown("crowd.cpu_buttons", "our CPU for a command, its buttons seeded as well"),
    # Everything due at once
    ratio("nudges.last", "1,000 reminders due in one second in 50 rooms: the last one", 1.2, "s"),
    none_of("nudges.early", "reminders rung early"),
    none_of("nudges.lost", "reminders lost"),
    none_of("nudges.twice", "reminders rung twice"),
    shown("nudges.cpu", "our CPU for a reminder"),
    ratio("killed.last", "the same, kill -9 in the middle and a restart: the last one", unit="s"),
    none_of("killed.early", "reminders rung early, killed"),
    none_of("killed.lost", "reminders lost, killed"),
    none_of("killed.twice", "reminders rung twice, killed"),
    ratio("amid.answer", "an answer asked amid them, of two bare messages amid them: median", 1.5),
    none_of("amid.lost", "reminders lost, people asking amid them"),
    ratio("many.last", "10,000 reminders due in one second: the last one", unit="s"),
    none_of("many.lost", "of these, lost"),
    none_of("many.twice", "of these, rung twice"),
    # Starting
    at_most("start.answer", "from the start of the process to the first answer", 1.0, "s"),
    at_most("start.memory", "memory (RSS) then", 110, "MB"),
    shown("start.first", "the very first: database made, signed in, invitation accepted", "s"),
    at_most("rooms.first", "first start in 500 rooms, to the first answer", 3.0, "s"),
    at_most("rooms.memory", "memory (RSS) once it knows them all", 140, "MB"),
    at_most("rooms.again", "started again in 500 rooms, to the first answer", 1.5, "s"),
    # A large database
    at_most("lists.tasks", "`mes tâches` among 100,000 tasks, our own time", 20),
    at_most("lists.planning", "`mon planning` among 100,000 tasks, our own time", 20),
    none_of("lists.scans", "query plans that scan a table"),
    # A homeserver with its default limits, ten real minutes
    none_of("limits.unanswered", "of 20 commands at default limits, not answered"),
    none_of("limits.lost", "of 6 reminders at default limits, lost"),
    at_most("limits.late", "the latest answer, after when the limit alone allowed it", 0.5, "s"),
    shown("limits.slowest", "the slowest answer at default limits", "s"),
    # A homeserver away for one real minute
    none_of("outage.lost", "said or due while the homeserver was away, not answered"),
    none_of("outage.twice", "the same, answered twice"),
    at_most("outage.back", "from the homeserver's return to the first answer", 35.0, "s"),
    at_most("outage.cpu", "our CPU in that minute", 1.0, "s"),
)
