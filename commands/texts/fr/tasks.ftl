# Les tâches : la fiche, ce que l’on répond, les listes, les questions.

# La fiche
task-title = Tâche { $number } : { $title }
task-no-due = sans échéance
task-urgent = urgent, { $due }
task-nobody = Sans responsable{ $facts }
task-people = { $count ->
    [one] Responsable : { $people }{ $facts }
   *[other] Responsables : { $people }{ $facts }
}
task-effort = , { $length } de travail
task-project = , projet { $name }
task-source = D’après { $message }
task-source-message = { $elided ->
    [yes] le message d’{ $name }
   *[no] le message de { $name }
}
task-taps = { $kind ->
    [free] ✋ je m’en charge · ↩️ annuler
    [done] ↩️ annuler
   *[assigned] ✅ fait · ⏰ reporter · ↩️ annuler
}
task-typed = { $kind ->
    [free] Dites « { $call }je m’en charge { $number } » ou « { $call }annuler ».
    [done] Dites « { $call }rouvrir { $number } » ou « { $call }annuler ».
   *[assigned] Dites « { $call }fait { $number } » ou « { $call }annuler ».
}
task-remarks = { $count ->
    [one] 1 mot laissé par { $name }
   *[other] { $count } mots laissés, le dernier par { $name }
}
task-done = Fait par { $who }, { $when }
task-removed = Tâche { $number } supprimée : { $title }
task-removed-back = Dites « { $call }{ $word } » pour la rétablir.
task-externals = Des externes lisent ce salon. Préférez un numéro de dossier au nom d’un habitant.
task-gone = Tâche { $number } : à d’autres maintenant.
task-given = { $who } vous confie une tâche
task-given-in = { $who } vous confie une tâche, salon { $room }

# Ce que l’on répond
tasks-finished = { $form ->
    [titled] Tâche { $numbers } faite : { $title }. Dites « annuler » pour y revenir.
    [one] Tâche { $numbers } faite. Dites « annuler » pour y revenir.
   *[many] Tâches { $numbers } faites. Dites « annuler » pour y revenir.
}
tasks-reopened = { $form ->
    [titled] Tâche { $numbers } de nouveau ouverte : { $title }. Dites « annuler » pour y revenir.
    [one] Tâche { $numbers } de nouveau ouverte. Dites « annuler » pour y revenir.
   *[many] Tâches { $numbers } de nouveau ouvertes. Dites « annuler » pour y revenir.
}
tasks-postponed = { $form ->
    [many] Tâches { $numbers } reportées au { $when }. Dites « annuler » pour y revenir.
   *[one] Tâche { $numbers } reportée au { $when }. Dites « annuler » pour y revenir.
}
tasks-undated = { $form ->
    [many] Tâches { $numbers } sans échéance. Dites « annuler » pour y revenir.
   *[one] Tâche { $numbers } sans échéance. Dites « annuler » pour y revenir.
}
tasks-given = { $form ->
    [titled] Tâche { $numbers } confiée à { $people } : { $title }. Dites « annuler » pour y revenir.
    [one] Tâche { $numbers } confiée à { $people }. Dites « annuler » pour y revenir.
   *[many] Tâches { $numbers } confiées à { $people }. Dites « annuler » pour y revenir.
}
tasks-freed = { $form ->
    [many] Tâches { $numbers } sans responsable. Dites « annuler » pour y revenir.
   *[one] Tâche { $numbers } sans responsable. Dites « annuler » pour y revenir.
}
task-renamed = Tâche { $numbers }, nouveau titre : { $title }. Dites « annuler » pour y revenir.
tasks-removed = { $form ->
    [titled] Tâche { $numbers } supprimée : { $title }. Dites « annuler » pour la rétablir.
    [one] Tâche { $numbers } supprimée. Dites « annuler » pour la rétablir.
   *[many] Tâches { $numbers } supprimées. Dites « annuler » pour les rétablir.
}
tasks-urgent = { $form ->
    [titled] Tâche { $numbers } urgente : { $title }. Dites « annuler » pour y revenir.
    [one] Tâche { $numbers } urgente. Dites « annuler » pour y revenir.
   *[many] Tâches { $numbers } urgentes. Dites « annuler » pour y revenir.
}
tasks-calm = { $form ->
    [titled] Tâche { $numbers } sans urgence : { $title }. Dites « annuler » pour y revenir.
    [one] Tâche { $numbers } sans urgence. Dites « annuler » pour y revenir.
   *[many] Tâches { $numbers } sans urgence. Dites « annuler » pour y revenir.
}
tasks-others-unchanged = { $count ->
    [one] Pour la tâche { $numbers }, c’était déjà le cas.
   *[other] Pour les tâches { $numbers }, c’était déjà le cas.
}
tasks-unchanged = Tâches { $numbers } : c’était déjà le cas. Rien n’a changé.
task-already-done = { $who } a déjà fait la tâche { $number }, { $when }.
task-already-open = La tâche { $number } est déjà ouverte.
task-already-due = La tâche { $number } a déjà cette échéance : { $due }.
task-already-given = La tâche { $number } est déjà confiée à { $who }.
task-already-free = La tâche { $number } est déjà sans responsable.
task-already-title = La tâche { $number } a déjà ce titre.
task-already-urgent = La tâche { $number } est déjà urgente.
task-already-calm = La tâche { $number } est déjà sans urgence.

# Les questions
task-which-title = Que faut-il faire ?
task-which-new-title = Quel titre donner à la tâche { $number } ?
task-which-title-how = Répondez à ce message par quelques mots. Sans réponse, je ne note rien.
task-which = Quelle tâche ?
task-which-how = Réagissez, ou dites par exemple « { $call }{ $example } ». Sans réponse, je ne note rien.
task-which-none = Quelle tâche ? Dites son numéro, par exemple « { $call }{ $example } ».
task-whose = À qui revient cette tâche ?
task-whose-line = { $people } : { $title }
task-whose-how = Réagissez, ou répondez par un prénom. Sans réponse, je ne note rien.
task-which-person = { $count ->
    [one] À qui confier la tâche { $numbers } ?
   *[other] À qui confier les tâches { $numbers } ?
}
task-which-person-how = Répondez par exemple « @amina ». Sans réponse, je ne note rien.
task-which-room = De quel salon ?
task-which-room-how = Réagissez, ou dites par exemple « { $call }tâches du salon { $name } ».
task-which-room-none = Je ne suis dans aucun de vos salons. Invitez-moi là où vous travaillez.
task-put-off = { $count ->
    [one] À quelle date reporter la tâche { $numbers } ?
   *[other] À quelle date reporter les tâches { $numbers } ?
}
task-put-off-hour = dans une heure, { $when }
task-put-off-tomorrow = demain, { $when }
task-put-off-day = { $when }
task-put-off-how = Réagissez, ou répondez par exemple « jeudi ». Sans réponse, je ne note rien.

# Les listes
tasks-open = { $count ->
    [one] 1 tâche ouverte
   *[other] { $count } tâches ouvertes
}
tasks-overdue = { $count ->
    [one] 1 échéance passée
   *[other] { $count } échéances passées
}
tasks-late = { $count ->
    [one] 1 échéance passée
   *[other] { $count } échéances passées
}
tasks-open-none = Aucune tâche ouverte. Pour en noter une : « { $call }tâche Appeler le plombier ».
tasks-late-none = Aucune échéance passée.
tasks-room = Salon { $room } : { $count }
tasks-room-none = Salon { $room } : aucune tâche ouverte.
tasks-how = Dites « { $call }fait { $number } », ou « { $call }{ $number } » pour le détail.
task-line-urgent = urgent
list-more = { $count ->
    [one] Encore 1 ligne : dites « { $call }suite ».
   *[other] Encore { $count } lignes : dites « { $call }suite ».
}
list-no-more = Il n’y a pas de suite. Dites « { $call }mes tâches » pour revoir la liste.

# Le détail
task-remark =  : { $text }
task-history = Historique
history-tasks-add = { $who } a créé la tâche
history-tasks-pin = { $who } a créé la tâche d’un message
history-tasks-finish = { $who } a fait la tâche
history-tasks-reopen = { $who } a rouvert la tâche
history-tasks-postpone = { $who } a reporté la tâche : { $due }
history-tasks-give = { $who } a confié la tâche à { $people }
history-tasks-free = { $who } a laissé la tâche sans responsable
history-tasks-take = { $who } a pris la tâche
history-tasks-rename = { $who } a changé le titre
history-tasks-remove = { $who } a supprimé la tâche
history-tasks-mark = { $who } a changé l’urgence
history-undo = { $who } a annulé un changement
history-withdraw = { $who } a annulé un changement
history-redo = { $who } a rétabli un changement
history-rewrite = { $who } a corrigé son message
history-other = { $who } a changé la tâche

# Ce qui n’a pas pu se faire
task-title-too-long = Ce titre a { $length } signes, { $longest } au plus se lisent bien. Dites la chose en une phrase.
task-remark-too-long = Ce mot a { $length } signes, et je n’en garde que { $longest }. Rien n’est noté. Envoyez-le en plusieurs fois.
task-numbers-needed = Rien n’a changé. Dites les numéros, par exemple « { $call }{ $example } ». Pour les voir : « { $call }mes tâches ».
task-too-many-people = Une tâche a { $most } responsables au plus, et { $count } sont nommés. Nommez-en moins.
task-no-repetition = Une tâche ne revient pas toute seule, mais un rappel, oui. Dites par exemple « { $call }rappelle-moi chaque lundi à 9 h de relever le courrier ».
task-unknown-room = Je ne trouve pas de salon « { $name } » parmi les vôtres. Dites « { $prefix }tâches du salon » dans le salon même.
