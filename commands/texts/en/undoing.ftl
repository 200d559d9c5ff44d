# Undo and redo: one sentence a command, then what somebody did since.
# { $state } is the due date, or the title of a task without one.

undone = It is undone.
redone = It is done again.
undone-task-elsewhere = It is undone for task { $number }.
redone-task-elsewhere = It is done again for task { $number }.
undone-reminder-elsewhere = It is undone for reminder { $number }.
redone-reminder-elsewhere = It is done again for reminder { $number }.
nothing-to-undo = I have nothing of yours to undo here.
nothing-to-redo = I have nothing of yours to redo here.
undo-one-at-a-time = Nothing has changed. Say “{ $call }undo” once for each thing to take back.
undone-no-due = no due date
undone-nobody = nobody

changed-since = { $what } Nothing has changed.
edited-since = { $what } Shall I note your new text as well?
changed-by = { $who } has { $did } since, on { $at }.
changed-by-you = You have { $did } since, on { $at }.
changed-by-somebody = Somebody else has changed that since.
changed-by-you-elsewhere = You have changed that since.
did = changed that

undone-tasks-add = { $count ->
    [one] Task { $numbers } taken away: { $title }
   *[other] Tasks { $numbers } taken away
}
redone-tasks-add = { $count ->
    [one] Task { $numbers } is back: { $state }
   *[other] Tasks { $numbers } are back
}
did-tasks-add = made task { $number }

undone-tasks-pin = { $count ->
    [one] Task { $numbers } taken away: { $title }
   *[other] Tasks { $numbers } taken away
}
redone-tasks-pin = { $count ->
    [one] Task { $numbers } is back: { $state }
   *[other] Tasks { $numbers } are back
}
did-tasks-pin = made task { $number }

undone-tasks-comment = { $count ->
    [one] Word taken back, task { $numbers }: { $title }
   *[other] Words taken back, tasks { $numbers }
}
redone-tasks-comment = { $count ->
    [one] Word is back, task { $numbers }: { $title }
   *[other] Words are back, tasks { $numbers }
}
did-tasks-comment = commented on task { $number }

undone-tasks-finish = { $count ->
    [one] Task { $numbers } is open again: { $title }
   *[other] Tasks { $numbers } are open again
}
redone-tasks-finish = { $count ->
    [one] Task { $numbers } is done: { $title }
   *[other] Tasks { $numbers } are done
}
did-tasks-finish = finished task { $number }

undone-tasks-reopen = { $count ->
    [one] Task { $numbers } is done again: { $title }
   *[other] Tasks { $numbers } are done again
}
redone-tasks-reopen = { $count ->
    [one] Task { $numbers } is open again: { $title }
   *[other] Tasks { $numbers } are open again
}
did-tasks-reopen = reopened task { $number }

undone-tasks-postpone = { $count ->
    [one] Task { $numbers }, due date is back: { $due }
   *[other] Tasks { $numbers }: due dates are back
}
redone-tasks-postpone = { $count ->
    [one] Task { $numbers }, new due date: { $due }
   *[other] Tasks { $numbers }: new due dates
}
did-tasks-postpone = postponed task { $number }

undone-tasks-give = { $count ->
    [one] Task { $numbers }, assignee: { $people }
   *[other] Tasks { $numbers }: assignees are back
}
redone-tasks-give = { $count ->
    [one] Task { $numbers }, assignee: { $people }
   *[other] Tasks { $numbers }: assignees changed
}
did-tasks-give = assigned task { $number }

undone-tasks-take = { $count ->
    [one] Task { $numbers }, assignee: { $people }
   *[other] Tasks { $numbers }: assignees are back
}
redone-tasks-take = { $count ->
    [one] Task { $numbers }, assignee: { $people }
   *[other] Tasks { $numbers }: assignees changed
}
did-tasks-take = taken task { $number }

undone-tasks-rename = { $count ->
    [one] Task { $numbers }, title is back: { $title }
   *[other] Tasks { $numbers }: titles are back
}
redone-tasks-rename = { $count ->
    [one] Task { $numbers }, new title: { $title }
   *[other] Tasks { $numbers }: new titles
}
did-tasks-rename = renamed task { $number }

undone-tasks-remove = { $count ->
    [one] Task { $numbers } is back: { $state }
   *[other] Tasks { $numbers } are back
}
redone-tasks-remove = { $count ->
    [one] Task { $numbers } removed: { $title }
   *[other] Tasks { $numbers } removed
}
did-tasks-remove = removed task { $number }

undone-tasks-mark = { $count ->
    [one] Task { $numbers }, urgency is back: { $title }
   *[other] Tasks { $numbers }: urgency is back
}
redone-tasks-mark = { $count ->
    [one] Task { $numbers }, urgency changed: { $title }
   *[other] Tasks { $numbers }: urgency changed
}
did-tasks-mark = changed the urgency of task { $number }

undone-settings-language = The language is as before.
redone-settings-language = The language is changed again.
did-settings-language = changed the language
