# What the admins are told.

notice-crash = I stopped without warning, and am back. The technical log says why.
notice-undeliverable = { $to ->
    [room] A message could not leave for the room { $name }. Check that I am still there and may write.
    [person] A message for { $name } could not leave. Ask them to accept my invitation, or to write to me.
   *[elsewhere] A message could not leave. Run “beffroi status” on the server.
}
notice-gap = Too many messages were waiting for me in a room, and I did not read the oldest. Ask me again for what is missing. The technical log says which room.
notice-sync-refused = The homeserver refuses me the new messages: { $reason }. So I no longer hear anybody. Run “beffroi check” on the server.
