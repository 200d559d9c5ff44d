# Annuler et refaire : une phrase par commande, puis ce qu’une autre personne a fait depuis.
# { $state } est l’échéance, ou le titre d’une tâche sans échéance.

undone = C’est annulé.
redone = C’est refait.
undone-task-elsewhere = C’est annulé pour la tâche { $number }.
redone-task-elsewhere = C’est refait pour la tâche { $number }.
undone-reminder-elsewhere = C’est annulé pour le rappel { $number }.
redone-reminder-elsewhere = C’est refait pour le rappel { $number }.
nothing-to-undo = Je n’ai rien de vous à annuler ici.
nothing-to-redo = Je n’ai rien de vous à refaire ici.
undo-one-at-a-time = Rien n’a changé. Dites « { $call }annuler » une fois par chose à reprendre.
undone-no-due = sans échéance
undone-nobody = personne

changed-since = { $what } Rien n’a changé.
edited-since = { $what } Faut-il noter aussi le nouveau texte ?
changed-by = { $who } a { $did } depuis, { $at }.
changed-by-you = Vous avez { $did } depuis, { $at }.
changed-by-somebody = Une autre personne a changé cela depuis.
changed-by-you-elsewhere = Vous avez changé cela depuis.
did = changé cela

undone-tasks-add = { $count ->
    [one] Tâche { $numbers } retirée : { $title }
   *[other] Tâches { $numbers } retirées
}
redone-tasks-add = { $count ->
    [one] Tâche { $numbers } rétablie : { $state }
   *[other] Tâches { $numbers } rétablies
}
did-tasks-add = créé la tâche { $number }

undone-tasks-pin = { $count ->
    [one] Tâche { $numbers } retirée : { $title }
   *[other] Tâches { $numbers } retirées
}
redone-tasks-pin = { $count ->
    [one] Tâche { $numbers } rétablie : { $state }
   *[other] Tâches { $numbers } rétablies
}
did-tasks-pin = créé la tâche { $number }

undone-tasks-comment = { $count ->
    [one] Mot retiré, tâche { $numbers } : { $title }
   *[other] Mots retirés, tâches { $numbers }
}
redone-tasks-comment = { $count ->
    [one] Mot rétabli, tâche { $numbers } : { $title }
   *[other] Mots rétablis, tâches { $numbers }
}
did-tasks-comment = commenté la tâche { $number }

undone-tasks-finish = { $count ->
    [one] Tâche { $numbers } de nouveau ouverte : { $title }
   *[other] Tâches { $numbers } de nouveau ouvertes
}
redone-tasks-finish = { $count ->
    [one] Tâche { $numbers } faite : { $title }
   *[other] Tâches { $numbers } faites
}
did-tasks-finish = terminé la tâche { $number }

undone-tasks-reopen = { $count ->
    [one] Tâche { $numbers } de nouveau faite : { $title }
   *[other] Tâches { $numbers } de nouveau faites
}
redone-tasks-reopen = { $count ->
    [one] Tâche { $numbers } rouverte : { $title }
   *[other] Tâches { $numbers } rouvertes
}
did-tasks-reopen = rouvert la tâche { $number }

undone-tasks-postpone = { $count ->
    [one] Tâche { $numbers }, échéance rétablie : { $due }
   *[other] Tâches { $numbers } : échéances rétablies
}
redone-tasks-postpone = { $count ->
    [one] Tâche { $numbers }, nouvelle échéance : { $due }
   *[other] Tâches { $numbers } : nouvelles échéances
}
did-tasks-postpone = reporté la tâche { $number }

undone-tasks-give = { $count ->
    [one] Tâche { $numbers }, responsable : { $people }
   *[other] Tâches { $numbers } : responsables d’avant
}
redone-tasks-give = { $count ->
    [one] Tâche { $numbers }, responsable : { $people }
   *[other] Tâches { $numbers } : responsables changés
}
did-tasks-give = confié la tâche { $number }

undone-tasks-take = { $count ->
    [one] Tâche { $numbers }, responsable : { $people }
   *[other] Tâches { $numbers } : responsables d’avant
}
redone-tasks-take = { $count ->
    [one] Tâche { $numbers }, responsable : { $people }
   *[other] Tâches { $numbers } : responsables changés
}
did-tasks-take = pris la tâche { $number }

undone-tasks-rename = { $count ->
    [one] Tâche { $numbers }, titre rétabli : { $title }
   *[other] Tâches { $numbers } : titres rétablis
}
redone-tasks-rename = { $count ->
    [one] Tâche { $numbers }, nouveau titre : { $title }
   *[other] Tâches { $numbers } : nouveaux titres
}
did-tasks-rename = renommé la tâche { $number }

undone-tasks-remove = { $count ->
    [one] Tâche { $numbers } rétablie : { $state }
   *[other] Tâches { $numbers } rétablies
}
redone-tasks-remove = { $count ->
    [one] Tâche { $numbers } supprimée : { $title }
   *[other] Tâches { $numbers } supprimées
}
did-tasks-remove = supprimé la tâche { $number }

undone-tasks-mark = { $count ->
    [one] Tâche { $numbers }, urgence rétablie : { $title }
   *[other] Tâches { $numbers } : urgence rétablie
}
redone-tasks-mark = { $count ->
    [one] Tâche { $numbers }, urgence changée : { $title }
   *[other] Tâches { $numbers } : urgence changée
}
did-tasks-mark = changé l’urgence de la tâche { $number }

undone-settings-language = Langue d’avant rétablie.
redone-settings-language = Langue changée de nouveau.
did-settings-language = changé la langue
