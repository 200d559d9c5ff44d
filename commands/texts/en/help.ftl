# Help: one line a family, made of what there is.

help-title = Write as you speak.
help-line-tasks = Tasks: { $examples }
help-line-reminders = Reminders: { $examples }
help-line-planning = Time: { $examples }
help-line-silence = Quiet: { $examples }
help-line-settings = Language: { $examples }
help-line-privacy = Your data: { $examples }
help-mistake = A mistake: “{ $call }undo”
help-someone = A person: { $contact }

help-topic-tasks = About tasks, say for example:
help-topic-reminders = About reminders, say for example:
help-topic-planning = About your time, say for example:
help-topic-silence = To be left alone, say for example:
help-topic-settings = About the language, say for example:
help-topic-privacy = About your data, say:

help-near = I do not know “{ $topic }”.
help-unknown = I do not know “{ $topic }”. This is what one may say.

help-names-tasks = task, tasks, work, deadline, assignee
help-names-reminders = reminder, reminders, remind
help-names-planning = planning, schedule, agenda, week, time
help-names-silence = silence, quiet, mute
help-names-settings = language, languages, setting, settings
help-names-privacy = privacy, data, gdpr
