# What the admins are told.

notice-crash = I stopped without warning, and am back. The technical log says why.
notice-undeliverable = A message could not leave: { $reason }. Run “beffroi status” on the server.
