# First contact.

welcome-who = Hello { $name }. I am Beffroi, a program, not a person.
welcome-what = I note your tasks, and ring the reminders you ask for.
welcome-try = Try: “remind me tomorrow at 9am to sign”.
welcome-privacy = What I keep: “privacy”.

room-greeting = Hello. I am Beffroi, a program, not a person. I note tasks, and ring the reminders asked for.
room-greeting-call = To call me, begin with “{ $prefix }”: “{ $prefix }help”. Else I keep silent.
room-greeting-externals = People from outside read this room. They see its tasks and reminders.

cannot-read = This room is encrypted, and I cannot read it yet. Invite me to a room without encryption.

cannot-write = { $known ->
    [yes] I may not write in the room { $room }. What you note there is kept, and will show as soon as I may. Ask its moderators: { $people }.
   *[no] I may not write in the room { $room }. What you note there is kept, and will show as soon as I may. Ask its moderators.
}
