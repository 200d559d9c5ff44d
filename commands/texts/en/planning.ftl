# The planning: a list whose bold is the moment.

planning-head = { $span }: { $counts }
planning-tasks = { $count ->
    [one] 1 due
   *[other] { $count } due
}
planning-reminders = { $count ->
    [one] 1 reminder
   *[other] { $count } reminders
}
planning-week = Week of { $first } to { $last }
planning-span = From { $first } to { $last }
planning-task = { $title } ({ $number })
planning-reminder = reminder, { $title }
planning-line-day = { $moment }: { $what }
planning-line-hour = { $moment }, { $hour }: { $what }
planning-often = { $what }, { $rule }
planning-none-today = Nothing planned today.
planning-none-day = Nothing planned on { $day }.
planning-none-span = Nothing planned from { $first } to { $last }.
