# Une date douteuse : pourquoi, puis les dates en entier. Une question et sa raison par cas.

weekday = { $day ->
    [0] lundi
    [1] mardi
    [2] mercredi
    [3] jeudi
    [4] vendredi
    [5] samedi
   *[6] dimanche
}

doubt-next-weekday = Quel { $weekday } ?
doubt-next-weekday-why = « Prochain » se lit de deux façons.
doubt-weekday-in-eight = Quel { $weekday } ?
doubt-weekday-in-eight-why = « { $words } » se lit de deux façons aujourd’hui.
doubt-hour-past = Quel jour ?
doubt-hour-past-why = « { $words } », c’est déjà passé aujourd’hui.
doubt-night-hour = Quelle heure ?
doubt-night-hour-why = « { $words } » se lit la nuit, ou l’après-midi.
doubt-before-dawn = Quel jour ?
doubt-before-dawn-why = Il n’est pas encore 5 h : « { $words } » se lit de deux façons.
doubt-impossible-day = Quelle date ?
doubt-impossible-day-why = « { $words } » n’existe pas.
doubt-impossible-hour = Quelle heure ?
doubt-impossible-hour-why = « { $words } » n’existe pas.
doubt-past-day = Quelle date ?
doubt-past-day-why = « { $words } », c’est déjà passé.
doubt-contradiction = Quelle date ?
doubt-contradiction-why = Dans « { $words } », le jour et la date ne vont pas ensemble.
doubt-two-days = Lequel des jours ?
doubt-two-days-why = J’en lis plusieurs dans « { $words } ».
doubt-two-hours = Laquelle des heures ?
doubt-two-hours-why = J’en lis plusieurs dans « { $words } ».
doubt-fortnight-before = Quelle date ?
doubt-fortnight-before-why = « { $words } » se compte en semaines, ou en jours.
doubt-month-end = Quelle date ?
doubt-month-end-why = Le mois visé n’a pas ce jour.
doubt-payment-term = Quelle date ?
doubt-payment-term-why = « { $words } » se compte de deux façons.
doubt-skipped-hour = Quelle heure ?
doubt-skipped-hour-why = « { $words } » n’existe pas, la nuit du passage à l’heure d’été.
doubt-doubled-hour = Quelle heure ?
doubt-doubled-hour-why = « { $words } » vient deux fois, la nuit du passage à l’heure d’hiver.
doubt-day-or-hour = Un jour ou une heure ?
doubt-day-or-hour-why = « { $words } » se lit des deux façons.
doubt-month-name = Quel mois ?
doubt-month-name-why = « { $words } » se lit de deux façons.
doubt-twofold = Combien de fois ?
doubt-twofold-why = « { $words } » se lit de deux façons.
doubt-never = Quelle date ?
doubt-never-why = « { $words } » ne tombe jamais.
doubt-vague = Quelle heure ?
doubt-vague-why = « { $words } » ne dit pas l’heure.
doubt-unsure = Cette date ?
doubt-unsure-why = Je lis mal « { $words } ».

doubt-answer = Réagissez, ou répondez { $answers }. Sans réponse, je ne note rien.
doubt-answer-open = Répondez par exemple « lundi ». Sans réponse, je ne note rien.
doubt-answer-hour = Répondez par exemple « 14h ». Sans réponse, je ne note rien.
doubt-answer-twofold = Répondez par exemple « une semaine sur deux », ou « le lundi et le jeudi ». Sans réponse, je ne note rien.
other-date = { $tap } plutôt { $when }
