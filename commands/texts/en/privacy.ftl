# What is kept, said as it is.

privacy-title = What I keep, and why
privacy-heard = I receive the messages of the rooms I am invited to. I forget those that are not for me.
privacy-kept = I keep your tasks, reminders, words on a card and settings, with your name, to organise the work.
privacy-seen = A task is seen in its room. Personal answers come in a direct message.
privacy-externals = People from outside see only the rooms they are in.
privacy-long = Tasks and reminders stay as long as the town hall keeps them. I erase nothing without it.
privacy-undo = A journal keeps who changed what, to “undo”. Its details are erased after 90 days.
privacy-controller = Responsible for the data: { $organisation }. Ground: its public service task.
privacy-controller-unnamed = Responsible for the data: the town hall. Ground: its public service task.
privacy-ask = For your rights, or a question: { $contact }. The CNIL also takes complaints.
privacy-ask-unnamed = For your rights, write to the town hall. The CNIL also takes complaints.
privacy-habit = Prefer a file number to a citizen’s name.

sent-privately = { $name }, the answer awaits you in a direct message.
sent-privately-first = { $name }, the answer awaits you in a direct message. Accept my invitation first.
