# A doubtful date: why, then the dates in full. A question and its reason a case.

weekday = { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}

doubt-next-weekday = Which { $weekday }?
doubt-next-weekday-why = “Next” reads in two ways.
doubt-weekday-in-eight = Which { $weekday }?
doubt-weekday-in-eight-why = “{ $words }” reads in two ways today.
doubt-hour-past = Which day?
doubt-hour-past-why = “{ $words }” is past already today.
doubt-night-hour = At what hour?
doubt-night-hour-why = “{ $words }” may be at night, or in the afternoon.
doubt-before-dawn = Which day?
doubt-before-dawn-why = It is not yet 5 o’clock: “{ $words }” reads in two ways.
doubt-impossible-day = Which date?
doubt-impossible-day-why = “{ $words }” does not exist.
doubt-impossible-hour = At what hour?
doubt-impossible-hour-why = “{ $words }” does not exist.
doubt-past-day = Which date?
doubt-past-day-why = “{ $words }” is past.
doubt-contradiction = Which date?
doubt-contradiction-why = In “{ $words }”, the day and the date do not go together.
doubt-two-days = Which of the days?
doubt-two-days-why = I read several in “{ $words }”.
doubt-two-hours = Which of the hours?
doubt-two-hours-why = I read several in “{ $words }”.
doubt-fortnight-before = Which date?
doubt-fortnight-before-why = “{ $words }” counts in weeks, or in days.
doubt-month-end = Which date?
doubt-month-end-why = The month meant has no such day.
doubt-payment-term = Which date?
doubt-payment-term-why = “{ $words }” counts in two ways.
doubt-skipped-hour = At what hour?
doubt-skipped-hour-why = “{ $words }” does not exist, the night summer time begins.
doubt-doubled-hour = At what hour?
doubt-doubled-hour-why = “{ $words }” comes twice, the night summer time ends.
doubt-day-or-hour = A day or an hour?
doubt-day-or-hour-why = “{ $words }” reads both ways.
doubt-month-name = Which month?
doubt-month-name-why = “{ $words }” reads in two ways.
doubt-twofold = How often?
doubt-twofold-why = “{ $words }” reads in two ways.
doubt-never = Which date?
doubt-never-why = “{ $words }” never falls.
doubt-vague = At what hour?
doubt-vague-why = “{ $words }” does not say the hour.
doubt-unsure = This date?
doubt-unsure-why = I am not sure how to read “{ $words }”.

doubt-answer = React, or answer { $answers }. Without an answer, I note nothing.
doubt-answer-open = Answer for example “Monday”. Without an answer, I note nothing.
doubt-answer-hour = Answer for example “2pm”. Without an answer, I note nothing.
doubt-answer-twofold = Answer for example “every two weeks”, or “every Monday and Thursday”. Without an answer I note nothing.
other-date = { $tap } rather { $when }
