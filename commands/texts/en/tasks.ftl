# Tasks: the card, what is answered, the lists, the questions.

# The card
task-title = Task { $number }: { $title }
task-no-due = no due date
task-urgent = urgent, { $due }
task-nobody = Nobody has it yet{ $facts }
task-people = { $count ->
    [one] Assigned to { $people }{ $facts }
   *[other] Assigned to { $people }{ $facts }
}
task-effort = , { $length } of work
task-project = , project { $name }
task-source = From { $message }
task-source-message = { $elided ->
    [yes] { $name }’s message
   *[no] { $name }’s message
}
task-taps = { $kind ->
    [free] ✋ I’ll take it · ↩️ undo
    [done] ↩️ undo
   *[assigned] ✅ done · ⏰ put off · ↩️ undo
}
task-typed = { $kind ->
    [free] Say “{ $call }I’ll take { $number }” or “{ $call }undo”.
    [done] Say “{ $call }reopen { $number }” or “{ $call }undo”.
   *[assigned] Say “{ $call }done { $number }” or “{ $call }undo”.
}
task-remarks = { $count ->
    [one] 1 remark by { $name }
   *[other] { $count } remarks, the last by { $name }
}
task-done = Done by { $who }, { $when }
task-removed = Task { $number } removed: { $title }
task-removed-back = Say “{ $call }{ $word }” to bring it back.
task-externals = People from outside read this room. Use a file number rather than a resident’s name.
task-gone = Task { $number }: with others now.
task-given = { $who } gives you a task
task-given-in = { $who } gives you a task, room { $room }

# What is answered
tasks-finished = { $form ->
    [titled] Task { $numbers } done: { $title }. Say “undo” to go back.
    [one] Task { $numbers } done. Say “undo” to go back.
   *[many] Tasks { $numbers } done. Say “undo” to go back.
}
tasks-reopened = { $form ->
    [titled] Task { $numbers } open again: { $title }. Say “undo” to go back.
    [one] Task { $numbers } open again. Say “undo” to go back.
   *[many] Tasks { $numbers } open again. Say “undo” to go back.
}
tasks-postponed = { $form ->
    [many] Tasks { $numbers } put off until { $when }. Say “undo” to go back.
   *[one] Task { $numbers } put off until { $when }. Say “undo” to go back.
}
tasks-undated = { $form ->
    [many] Tasks { $numbers } have no due date now. Say “undo” to go back.
   *[one] Task { $numbers } has no due date now. Say “undo” to go back.
}
tasks-given = { $form ->
    [titled] Task { $numbers } given to { $people }: { $title }. Say “undo” to go back.
    [one] Task { $numbers } given to { $people }. Say “undo” to go back.
   *[many] Tasks { $numbers } given to { $people }. Say “undo” to go back.
}
tasks-freed = { $form ->
    [many] Nobody has tasks { $numbers } now. Say “undo” to go back.
   *[one] Nobody has task { $numbers } now. Say “undo” to go back.
}
task-renamed = Task { $numbers }, new title: { $title }. Say “undo” to go back.
tasks-removed = { $form ->
    [titled] Task { $numbers } removed: { $title }. Say “undo” to bring it back.
    [one] Task { $numbers } removed. Say “undo” to bring it back.
   *[many] Tasks { $numbers } removed. Say “undo” to bring them back.
}
tasks-urgent = { $form ->
    [titled] Task { $numbers } is urgent: { $title }. Say “undo” to go back.
    [one] Task { $numbers } is urgent. Say “undo” to go back.
   *[many] Tasks { $numbers } are urgent. Say “undo” to go back.
}
tasks-calm = { $form ->
    [titled] Task { $numbers } is not urgent any more: { $title }. Say “undo” to go back.
    [one] Task { $numbers } is not urgent any more. Say “undo” to go back.
   *[many] Tasks { $numbers } are not urgent any more. Say “undo” to go back.
}
tasks-others-unchanged = { $count ->
    [one] It was so already for task { $numbers }.
   *[other] It was so already for tasks { $numbers }.
}
tasks-unchanged = It was so already for tasks { $numbers }. Nothing changed.
task-already-done = { $who } has already done task { $number }, { $when }.
task-already-open = Task { $number } is open already.
task-already-due = Task { $number } has that due date already: { $due }.
task-already-given = Task { $number } is already with { $who }.
task-already-free = Nobody has task { $number } anyway.
task-already-title = Task { $number } has that title already.
task-already-urgent = Task { $number } is urgent already.
task-already-calm = Task { $number } is not urgent anyway.

# The questions
task-which-title = What is to be done?
task-which-new-title = What should task { $number } be called?
task-which-title-how = Answer this message with a few words. Without an answer I note nothing.
task-which = Which task?
task-which-how = React, or say for example “{ $call }{ $example }”. Without an answer I note nothing.
task-which-none = Which task? Say its number, for example “{ $call }{ $example }”.
task-whose = Whose task is it?
task-whose-line = { $people }: { $title }
task-whose-how = React, or answer with a first name. Without an answer I note nothing.
task-which-person = { $count ->
    [one] Who should have task { $numbers }?
   *[other] Who should have tasks { $numbers }?
}
task-which-person-how = Answer for example “@amina”. Without an answer I note nothing.
task-which-room = Which room?
task-which-room-how = React, or say for example “{ $call }room tasks { $name }”.
task-which-room-none = I am in none of your rooms. Invite me to where you work.
task-put-off = { $count ->
    [one] Until when should task { $numbers } be put off?
   *[other] Until when should tasks { $numbers } be put off?
}
task-put-off-hour = in one hour, { $when }
task-put-off-tomorrow = tomorrow, { $when }
task-put-off-day = { $when }
task-put-off-how = React, or answer for example “Thursday”. Without an answer I note nothing.

# The lists
tasks-open = { $count ->
    [one] 1 open task
   *[other] { $count } open tasks
}
tasks-overdue = { $count ->
    [one] 1 past its due date
   *[other] { $count } past their due dates
}
tasks-late = { $count ->
    [one] 1 task past its due date
   *[other] { $count } tasks past their due dates
}
tasks-open-none = No open task. To note one: “{ $call }task Call the plumber”.
tasks-late-none = Nothing is past its due date.
tasks-room = Room { $room }: { $count }
tasks-room-none = Room { $room }: no open task.
tasks-how = Say “{ $call }done { $number }”, or “{ $call }{ $number }” for more.
task-line-urgent = urgent
list-more = { $count ->
    [one] 1 more line: say “{ $call }more”.
   *[other] { $count } more lines: say “{ $call }more”.
}
list-no-more = There is no more. Say “{ $call }my tasks” to see the list again.

# In full
task-remark = : { $text }
task-history = History
history-tasks-add = { $who } made the task
history-tasks-pin = { $who } made the task of a message
history-tasks-finish = { $who } did the task
history-tasks-reopen = { $who } reopened the task
history-tasks-postpone = { $who } put the task off: { $due }
history-tasks-give = { $who } gave the task to { $people }
history-tasks-free = { $who } left the task with nobody
history-tasks-take = { $who } took the task
history-tasks-rename = { $who } changed the title
history-tasks-remove = { $who } removed the task
history-tasks-mark = { $who } changed the urgency
history-undo = { $who } undid a change
history-withdraw = { $who } undid a change
history-redo = { $who } did a change again
history-rewrite = { $who } corrected the message
history-other = { $who } changed the task

# What could not be done
task-title-too-long = This title has { $length } characters; { $longest } at most read well. Say it in one sentence.
task-remark-too-long = This remark has { $length } characters, and I keep { $longest } at most. Nothing is noted. Send it in several parts.
task-numbers-needed = Nothing has changed. Say the numbers, for example “{ $call }{ $example }”. To see them: “{ $call }my tasks”.
task-too-many-people = A task has { $most } people at most; { $count } are named. Name fewer.
task-no-repetition = A task does not come back by itself, but a reminder does. Say for example “{ $call }remind me every Monday at 9:00 to collect the post”.
task-unknown-room = I find no room “{ $name }” among yours. Say “{ $prefix }room tasks” in the room itself.
