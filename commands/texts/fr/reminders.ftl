# Ce que le bot répond à propos des rappels.

reminder-noted = { $to ->
    [room] Rappel noté pour le salon : { $title }, { $when }
    [people] Rappel noté pour { $people } : { $title }, { $when }
    [nobody] Rappel sans destinataire : { $title }, { $when }
   *[me] Rappel noté : { $title }, { $when }
}
reminder-first = Première fois : { $when }
reminder-extra = Cette fois : { $when }
reminder-also = Aussi en message direct : { $people }
reminder-source = D’après { $link }
reminder-source-link = { $elided ->
    [yes] le message d’{ $name }
   *[no] le message de { $name }
}
reminder-done-by = Fait par { $name }, { $when }
reminder-taps = ✋ moi aussi
reminder-typed = Pour l’avoir aussi, répondez « moi aussi ».

reminder-put-off = { $form ->
    [titled] Rappel { $number } reporté au { $when } : { $title }. Dites « annuler » pour y revenir.
   *[elsewhere] Rappel { $number } reporté au { $when }. Dites « annuler » pour y revenir.
}
reminder-repeats-now = { $form ->
    [titled] Rappel { $number } désormais { $rule } : { $title }
   *[elsewhere] Rappel { $number } désormais { $rule }
}
reminder-cancelled = { $form ->
    [titled] Rappel { $number } annulé : { $title }. Dites « annuler » pour le rétablir.
   *[elsewhere] Rappel { $number } annulé. Dites « annuler » pour le rétablir.
}
reminder-skipped = { $form ->
    [titled] Rappel { $number } sauté le { $day } : { $title }
   *[elsewhere] Rappel { $number } sauté le { $day }
}
reminder-next = Prochain : { $when }
reminder-no-next = Plus rien ne sonnera.
reminder-rings-once = Le rappel { $number } ne revient pas. Dites « { $call }annuler le rappel { $number } », ou « { $call }reporter le rappel { $number } à demain ».
reminder-too-often = { $whom ->
    [me] Il faut au moins { $length } entre deux rappels. Rien n’est noté. Redites-le avec « toutes les 5 minutes ».
    [room] Il faut au moins { $length } entre deux rappels du salon. Rien n’est noté. Redites-le avec « toutes les heures ».
   *[others] Il faut au moins { $length } entre deux rappels pour d’autres. Rien n’est noté. Redites-le avec « toutes les heures ».
}
reminder-not-that-day = Le rappel { $number } ne sonne pas le { $day }.
reminder-finished = { $form ->
    [titled] Rappel { $number } fait : { $title }. Dites « annuler » pour le rétablir.
   *[elsewhere] Rappel { $number } fait. Dites « annuler » pour le rétablir.
}
reminder-joined = { $name } : le rappel { $number } sonnera aussi en message direct, { $when }
reminder-joined-already = { $name } : le rappel { $number } sonne déjà en message direct, { $when }
reminder-left = { $name } : le rappel { $number } ne sonnera plus en message direct.
reminder-left-already = { $name } : le rappel { $number } ne sonne pas en message direct.

reminder-when = À quel moment ? Répondez par exemple « demain 9h ». Sans réponse, je ne note rien.
reminder-put-off-when = À quel moment reporter le rappel { $number } ? Répondez par exemple « lundi 10h ». Sans réponse, je ne note rien.
reminder-what = De quoi s’agit-il ? Répondez à ce message par quelques mots. Sans réponse, je ne note rien.
reminder-which = Quel rappel ? Son numéro se trouve dans « { $call }mes rappels ».
reminder-said-in-private = Ici, je ne sonnerais que pour vous, et rien n’est noté. Dites-le dans le salon : « { $prefix }{ $sentence } ».
moment-other = À quel moment ?
moment-other-why = Le { $when } est passé.
moment-passed = Le { $when } est passé, rien n’est noté. Redites-le avec un autre moment.

reminders-none = Aucun rappel à venir. Essayez « { $call }rappelle-moi demain à 9h de signer ».
reminders-mine = { $count ->
    [one] { $count } rappel à venir
   *[other] { $count } rappels à venir
}
reminders-room-none = Aucun rappel à venir dans { $room }.
reminders-room = { $count ->
    [one] { $room } : { $count } rappel à venir
   *[other] { $room } : { $count } rappels à venir
}
reminders-more = { $count ->
    [one] Et { $count } autre, plus tard
   *[other] Et { $count } autres, plus tard
}
reminders-say = Dites « { $call }reporter le rappel { $number } à demain » ou « { $call }annuler le rappel { $number } ».
reminder-number = rappel { $number }
reminder-listed = { $number } { $title }, { $when }{ $rule }{ $to ->
    [room] {", dans "}{ $room }
    [people] {", pour "}{ $people }
    [from] {", demandé par "}{ $name }
   *[me] {""}
}
reminder-title = Rappel { $number } : { $title }
reminder-for-room = Pour le salon { $room }
reminder-for = Pour { $people }
reminder-by = Demandé par { $name }
reminder-say = Dites « { $call }reporter le rappel { $number } à lundi » ou « { $call }annuler le rappel { $number } ».

ring = Rappel de { $hour } : { $title }
ring-late = Rappel de { $hour }, envoyé à { $sent } : { $title }
ring-of-day = Rappel du { $when } : { $title }
ring-down = J’étais à l’arrêt de { $begin } à { $end }, c’est de mon fait.
ring-down-days = J’étais à l’arrêt du { $begin } au { $end }, c’est de mon fait.
ring-unreachable = La messagerie ne répondait pas de { $begin } à { $end }.
ring-unreachable-days = La messagerie ne répondait pas du { $begin } au { $end }.
ring-silenced = Retenu pendant le silence.
ring-missed = { $count ->
    [one] Un autre rappel, tombé entre-temps, n’a pas sonné.
   *[other] { $count } autres rappels, tombés entre-temps, n’ont pas sonné.
}
ring-from = { $elided ->
    [yes] De la part d’{ $name }
   *[no] De la part de { $name }
}
ring-taps = ✅ fait · ⏰ dans 1 h
ring-typed = Répondez « fait » ou « dans 1h ».
ring-again = De nouveau { $when }
ring-again-for = De nouveau pour { $name } : { $when }
ring-gone = Ce rappel n’existe plus.
ring-finished = { $form ->
    [titled] Fait : { $title }. Dites « annuler » pour y revenir.
   *[elsewhere] C’est fait. Dites « annuler » pour y revenir.
}
ring-again-alone = De nouveau { $when } : { $title }
ring-will-again = { $name } : de nouveau { $when }, en message direct

undone-reminders-add = Rappel annulé : { $title }. Dites « refaire » pour le rétablir.
redone-reminders-add = Rappel rétabli : { $title }, { $due }
did-reminders-add = créé le rappel { $number }
undone-reminders-remind-room = Rappel du salon annulé : { $title }. Dites « refaire » pour le rétablir.
redone-reminders-remind-room = Rappel du salon rétabli : { $title }, { $due }
did-reminders-remind-room = créé le rappel { $number }
undone-reminders-cancel = Rappel { $numbers } rétabli : { $title }, { $due }
redone-reminders-cancel = Rappel { $numbers } annulé : { $title }
did-reminders-cancel = annulé le rappel { $number }
undone-reminders-put-off = Rappel { $numbers } remis à son heure : { $title }, { $due }
redone-reminders-put-off = Rappel { $numbers } reporté : { $title }, { $due }
did-reminders-put-off = reporté le rappel { $number }
undone-reminders-skip = Rappel { $numbers } rétabli ce jour-là : { $title }, { $due }
redone-reminders-skip = Rappel { $numbers } sauté : { $title }
did-reminders-skip = sauté une fois le rappel { $number }
undone-reminders-finish = Rappel { $numbers } rétabli : { $title }, { $due }
redone-reminders-finish = Rappel { $numbers } fait : { $title }
did-reminders-finish = terminé le rappel { $number }
undone-reminders-join = Ce rappel ne sonnera plus en message direct : { $title }
redone-reminders-join = Ce rappel sonnera aussi en message direct : { $title }
did-reminders-join = rejoint le rappel { $number }
undone-reminders-leave = Ce rappel sonnera de nouveau en message direct : { $title }
redone-reminders-leave = Ce rappel ne sonnera plus en message direct : { $title }
did-reminders-leave = quitté le rappel { $number }
undone-reminders-finish-ring = Rappel de nouveau à faire.
redone-reminders-finish-ring = Rappel fait.
did-reminders-finish-ring = terminé ce rappel
undone-reminders-ring-again = Ce rappel ne sonnera pas de nouveau.
redone-reminders-ring-again = Ce rappel sonnera de nouveau.
did-reminders-ring-again = reporté ce rappel

notice-overdue = Un rappel attend depuis plus de deux minutes. Dites « beffroi status » sur le serveur.
