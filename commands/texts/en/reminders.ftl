# What the bot answers about reminders.

reminder-noted = { $to ->
    [room] Reminder noted for the room: { $title }, { $when }
    [people] Reminder noted for { $people }: { $title }, { $when }
    [nobody] Reminder for nobody: { $title }, { $when }
   *[me] Reminder noted: { $title }, { $when }
}
reminder-first = First time: { $when }
reminder-extra = This time: { $when }
reminder-also = Also in a direct message: { $people }
reminder-source = From { $link }
reminder-source-link = { $elided ->
    [yes] { $name }’s message
   *[no] { $name }’s message
}
reminder-done-by = Done by { $name }, { $when }
reminder-taps = ✋ me too
reminder-typed = To get it too, answer “me too”.

reminder-put-off = { $form ->
    [titled] Reminder { $number } moved to { $when }: { $title }. Say “undo” to go back.
   *[elsewhere] Reminder { $number } moved to { $when }. Say “undo” to go back.
}
reminder-repeats-now = { $form ->
    [titled] Reminder { $number } now { $rule }: { $title }
   *[elsewhere] Reminder { $number } now { $rule }
}
reminder-cancelled = { $form ->
    [titled] Reminder { $number } cancelled: { $title }. Say “undo” to bring it back.
   *[elsewhere] Reminder { $number } cancelled. Say “undo” to bring it back.
}
reminder-skipped = { $form ->
    [titled] Reminder { $number } skipped on { $day }: { $title }
   *[elsewhere] Reminder { $number } skipped on { $day }
}
reminder-next = Next: { $when }
reminder-no-next = It will ring no more.
reminder-rings-once = Reminder { $number } does not come back. Say “{ $call }cancel reminder { $number }”, or “{ $call }postpone reminder { $number } to tomorrow”.
reminder-too-often = { $whom ->
    [me] There must be at least { $length } between two reminders. Nothing is noted. Say it again with “every 5 minutes”.
    [room] There must be at least { $length } between two reminders of the room. Nothing is noted. Say it again with “every hour”.
   *[others] There must be at least { $length } between two reminders for others. Nothing is noted. Say it again with “every hour”.
}
reminder-not-that-day = Reminder { $number } does not ring on { $day }.
reminder-finished = { $form ->
    [titled] Reminder { $number } done: { $title }. Say “undo” to bring it back.
   *[elsewhere] Reminder { $number } done. Say “undo” to bring it back.
}
reminder-joined = { $name }: reminder { $number } will ring in a direct message too, { $when }
reminder-joined-already = { $name }: reminder { $number } rings in a direct message already, { $when }
reminder-left = { $name }: reminder { $number } will ring in a direct message no more.
reminder-left-already = { $name }: reminder { $number } does not ring in a direct message.

reminder-when = When? Answer for instance “tomorrow 9 am”. Without an answer I note nothing.
reminder-put-off-when = When should reminder { $number } ring? Answer for instance “Monday 10 am”. Without an answer I note nothing.
reminder-what = What is it about? Reply to this message with a few words. Without an answer I note nothing.
reminder-which = Which reminder? Its number is in “{ $call }my reminders”.
reminder-said-in-private = Here I would ring for you alone, and nothing is noted. Say it in the room: “{ $prefix }{ $sentence }”.
moment-other = When?
moment-other-why = { $when } is past.
moment-passed = { $when } is past, nothing was noted. Say it again with another time.

reminders-none = No reminder to come. Try “{ $call }remind me tomorrow at 9 am to sign”.
reminders-mine = { $count ->
    [one] { $count } reminder to come
   *[other] { $count } reminders to come
}
reminders-room-none = No reminder to come in { $room }.
reminders-room = { $count ->
    [one] { $room }: { $count } reminder to come
   *[other] { $room }: { $count } reminders to come
}
reminders-more = { $count ->
    [one] And { $count } more, later
   *[other] And { $count } more, later
}
reminders-say = Say “{ $call }postpone reminder { $number } to tomorrow” or “{ $call }cancel reminder { $number }”.
reminder-number = reminder { $number }
reminder-listed = { $number } { $title }, { $when }{ $rule }{ $to ->
    [room] {", in "}{ $room }
    [people] {", for "}{ $people }
    [from] {", asked by "}{ $name }
   *[me] {""}
}
reminder-title = Reminder { $number }: { $title }
reminder-for-room = For the room { $room }
reminder-for = For { $people }
reminder-by = Asked by { $name }
reminder-say = Say “{ $call }postpone reminder { $number } to Monday” or “{ $call }cancel reminder { $number }”.

ring = Reminder of { $hour }: { $title }
ring-late = Reminder of { $hour }, sent at { $sent }: { $title }
ring-of-day = Reminder of { $when }: { $title }
ring-down = I was down from { $begin } to { $end }, and that is my doing.
ring-down-days = I was down from { $begin } until { $end }, and that is my doing.
ring-unreachable = The message server did not answer from { $begin } to { $end }.
ring-unreachable-days = The message server did not answer from { $begin } until { $end }.
ring-silenced = Held during the silence.
ring-missed = { $count ->
    [one] Another one that fell due meanwhile did not ring.
   *[other] { $count } others that fell due meanwhile did not ring.
}
ring-from = { $elided ->
    [yes] From { $name }
   *[no] From { $name }
}
ring-taps = ✅ done · ⏰ in 1 h
ring-typed = Answer “done” or “in 1 hour”.
ring-again = Again { $when }
ring-again-for = Again for { $name }: { $when }
ring-gone = This reminder is there no more.
ring-finished = { $form ->
    [titled] Done: { $title }. Say “undo” to go back.
   *[elsewhere] It is done. Say “undo” to go back.
}
ring-again-alone = Again { $when }: { $title }
ring-will-again = { $name }: again { $when }, in a direct message

undone-reminders-add = Reminder cancelled: { $title }. Say “redo” to bring it back.
redone-reminders-add = Reminder back: { $title }, { $due }
did-reminders-add = made reminder { $number }
undone-reminders-remind-room = Reminder of the room cancelled: { $title }. Say “redo” to bring it back.
redone-reminders-remind-room = Reminder of the room back: { $title }, { $due }
did-reminders-remind-room = made reminder { $number }
undone-reminders-cancel = Reminder { $numbers } back: { $title }, { $due }
redone-reminders-cancel = Reminder { $numbers } cancelled: { $title }
did-reminders-cancel = cancelled reminder { $number }
undone-reminders-put-off = Reminder { $numbers } back at its own time: { $title }, { $due }
redone-reminders-put-off = Reminder { $numbers } moved: { $title }, { $due }
did-reminders-put-off = moved reminder { $number }
undone-reminders-skip = Reminder { $numbers } rings that day after all: { $title }, { $due }
redone-reminders-skip = Reminder { $numbers } skipped: { $title }
did-reminders-skip = skipped reminder { $number } once
undone-reminders-finish = Reminder { $numbers } back: { $title }, { $due }
redone-reminders-finish = Reminder { $numbers } done: { $title }
did-reminders-finish = finished reminder { $number }
undone-reminders-join = This reminder will ring in a direct message no more: { $title }
redone-reminders-join = This reminder will ring in a direct message too: { $title }
did-reminders-join = joined reminder { $number }
undone-reminders-leave = This reminder rings in a direct message again: { $title }
redone-reminders-leave = This reminder will ring in a direct message no more: { $title }
did-reminders-leave = left reminder { $number }
undone-reminders-finish-ring = Reminder to be done again.
redone-reminders-finish-ring = Reminder done.
did-reminders-finish-ring = finished this reminder
undone-reminders-ring-again = This reminder will not ring again.
redone-reminders-ring-again = This reminder will ring again.
did-reminders-ring-again = put this reminder off

notice-overdue = A reminder has been waiting for more than two minutes. Run “beffroi status” on the server.
