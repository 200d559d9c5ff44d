# A sentence that is none of those we know.

not-understood = I did not understand “{ $words }”. Say “help”, or for example “task Call the plumber”.
suggested = Did you mean “{ $sentence }”?
suggested-when = Did you mean “{ $sentence }”, on { $when }?
proposed-task = Shall I note the task “{ $title }”?
nothing-noted = Nothing is noted.

not-served-meeting = I do not organise meetings yet. Nothing is noted.
not-served-time = I do not keep timesheets yet. Nothing is noted.
not-served-absence = I do not note absences yet. Nothing is noted.
not-served-instead = I can remind you: “remind me Monday at 9am to mention it”.

question-expired = This question no longer awaits an answer. Say again what you need.

# Words of the language that look like ours: they are no slips of the finger.
real-words = tasks, tasked, done, dune, helps, helped, undone, reminded, languages, quite, quit
