# What could not be done: never the person’s fault.

unknown-task = I find no task { $number } here. Say “{ $call }my tasks”.
removed-task = Task { $number } was removed. Say “{ $call }undo { $number }” to bring it back.
date-too-far = This date is too far away, so I do not note it. Nothing has changed. Say an earlier date.
unknown-tasks = { $count ->
    [one] I find no task { $numbers } here. Nothing has changed. Say “{ $call }my tasks”.
   *[other] I do not find tasks { $numbers } here. Nothing has changed. Say “{ $call }my tasks”.
}
nothing-changed = Nothing has changed.
unknown-reminder = I find no reminder { $number } here. Say “{ $call }my reminders”.
unknown-person = I do not find “{ $name }” in this room. Invite them, or write their full name.
unknown-person-alone = I do not find “{ $name }” in your rooms. Write their full name, or name someone else.
unknown-person-guest = Here you can name only yourself. For “{ $name }”, say it in the room where they are.
outside-the-room = { $name } is from outside and sees only the tasks of their rooms. Say it in one of these, after “{ $prefix }”.
namesakes = Who is “{ $name }”?
namesakes-why = Several people here answer to that name.
namesakes-how = { $count ->
    [0] React. Without an answer I note nothing.
   *[other] React, or answer { $answers }. Without an answer I note nothing.
}
namesakes-whole = Several people here answer to “{ $name }”. Write the full name.
not-yours-task = { $who ->
    [known] Task { $number } is for { $people }{ $moderators }. Reply to its card to leave a word.
   *[hidden] Task { $number } is for other people. To know whom: “{ $number }” in a direct message.
}
not-yours-reminder = { $who ->
    [known] Reminder { $number } is for { $people }{ $moderators }. Ask for one of your own: “{ $call }remind me …”.
   *[hidden] Reminder { $number } is for other people. To know whom: “reminder { $number }” in a direct message.
}
not-yours-moderators = , or the moderators: { $people }
for-moderators = { $count ->
    [0] This is for the moderators of the room.
   *[other] This is for the moderators: { $people }.
}
for-agents = Only the staff see this. Say “{ $call }room tasks”.
our-fault = Nothing was noted, the fault is mine. Try again, or give “{ $reference }” to the town hall.
our-fault-contact = Nothing was noted, the fault is mine. Try again, or give “{ $reference }” to { $contact }.
