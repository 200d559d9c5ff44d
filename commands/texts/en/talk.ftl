# Small talk.

talk-hello = Hello { $name }. Say “{ $call }help” to see what I can do.
talk-who = I am Beffroi, a program of the town hall, not a person. I note your tasks, and ring the reminders you ask for.
talk-reads = I receive the messages of the rooms I am invited to. I keep those said to me or marked for me. To know more: “{ $call }privacy”.
talk-mistakes = No harm done: “{ $call }undo”. You may also correct or delete your message.
talk-others = I do not show yet what somebody else has. Say “{ $call }room tasks”.
talk-upset = I could not help you. Say “{ $call }help” to see what I can do.
talk-hush = For quiet, say for example “{ $call }silence 2h”. To take back what I did: “{ $call }undo”.
talk-someone = To talk to someone: { $contact }.
talk-answers = No question awaits an answer. Say “{ $call }help” to see what I can do.
talk-thanks = You are welcome.
