# Le planning : une liste dont le moment est en gras.

planning-head = { $span } : { $counts }
planning-tasks = { $count ->
    [one] 1 échéance
   *[other] { $count } échéances
}
planning-reminders = { $count ->
    [one] 1 rappel
   *[other] { $count } rappels
}
planning-week = Semaine du { $first } au { $last }
planning-span = Du { $first } au { $last }
planning-task = { $title } ({ $number })
planning-reminder = rappel, { $title }
planning-line-day = { $moment } : { $what }
planning-line-hour = { $moment }, { $hour } : { $what }
planning-often = { $what }, { $rule }
planning-none-today = Rien de prévu aujourd’hui.
planning-none-day = Rien de prévu le { $day }.
planning-none-span = Rien de prévu du { $first } au { $last }.
