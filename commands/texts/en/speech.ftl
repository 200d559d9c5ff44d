# A sentence that is none of those we know.

not-understood = I did not understand “{ $words }”. Say “{ $call }help”, or for example “{ $call }task Call the plumber”.
suggested = Did you mean “{ $sentence }”?
suggested-when = Did you mean “{ $sentence }”, on { $when }?
proposed-task = Shall I note the task “{ $title }”?
nothing-noted = Nothing is noted.
how-choice = I need a choice: answer { $answers }, or “no”.
how-missing = { $part ->
    [when] I need a date: answer for example “Monday 9am”, or “no”.
    [number] I need a number: say “{ $call }my tasks” to find it, or “no”.
    [person] I need a name: answer for example “@amina”, or “no”.
   *[words] I need a few words: reply to my question, or say “no”.
}
date-kept = I keep the date that is noted. For the other one, react. To take it all back: “undo”.

not-served-meeting = I do not organise meetings yet. Nothing is noted.
not-served-time = I do not keep timesheets yet. Nothing is noted.
not-served-absence = I do not note absences yet. Nothing is noted.
not-served-instead = I can remind you: “{ $call }remind me Monday at 9am to mention it”.

question-expired = This question no longer awaits an answer. Say again what you need.

# Words of the language that look like ours: they are no slips of the finger.
real-words = tasks, tasked, done, dune, helps, helped, undone, reminded, languages, quite, quit
