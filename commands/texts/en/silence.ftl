# What the bot answers about silence.

silence-lasting = in { $length }
silence-kept = Silence until { $when }. Your reminders will ring then. Earlier: “{ $call }end silence”.
silence-kept-room = Silence in { $room } until { $when }. The room’s reminders will ring then. Earlier: “{ $call }end silence here”.
silence-broken = { $count ->
    [0] The silence is over. No reminder was waiting.
    [one] The silence is over. One reminder is coming.
   *[other] The silence is over. { $count } reminders are coming.
}
silence-broken-room = { $count ->
    [0] The room’s silence is over. No reminder was waiting.
    [one] The room’s silence is over. One reminder is coming.
   *[other] The room’s silence is over. { $count } reminders are coming.
}
silence-none = { $whose ->
    [room] There is no silence in this room now. Say for instance “{ $call }silence here until 2 pm”.
   *[own] I keep no silence for you now. Say for instance “{ $call }silence until 2 pm”.
}

undone-silence-keep = Silence cancelled: reminders ring on time.
redone-silence-keep = Silence kept again.
did-silence-keep = asked for silence
undone-silence-quiet-room = The room’s silence is cancelled: reminders ring on time.
redone-silence-quiet-room = The room’s silence is kept again.
did-silence-quiet-room = asked for silence in the room
undone-silence-break = Silence kept again.
redone-silence-break = The silence is over.
did-silence-break = ended the silence
undone-silence-wake-room = The room’s silence is kept again.
redone-silence-wake-room = The room’s silence is over.
did-silence-wake-room = ended the room’s silence
