# Ce qui n’a pas pu se faire : jamais la faute de la personne.

unknown-task = Je ne trouve pas de tâche { $number } ici. Dites « mes tâches ».
unknown-reminder = Je ne trouve pas de rappel { $number } ici. Dites « mes rappels ».
unknown-person = Je ne trouve pas « { $name } » dans ce salon. Invitez cette personne, ou écrivez son nom complet.
unknown-person-alone = Je ne trouve pas « { $name } » dans vos salons. Écrivez son nom complet, ou nommez une autre personne.
not-yours-task = { $count ->
    [0] La tâche { $number } revient à la modération. Répondez à sa fiche pour laisser un mot.
   *[other] La tâche { $number } revient à { $people }. Répondez à sa fiche pour laisser un mot.
}
not-yours-reminder = { $count ->
    [0] Le rappel { $number } revient à la modération.
   *[other] Le rappel { $number } revient à { $people }. Demandez un rappel à part : « rappelle-moi … ».
}
for-moderators = { $count ->
    [0] Cette demande revient à la modération du salon.
   *[other] Cette demande revient à la modération : { $people }.
}
for-agents = Seuls les agents voient cela. Dites « tâches du salon ».
our-fault = Rien n’a été noté, c’est de mon fait. Réessayez, ou donnez « { $reference } » à la mairie.
our-fault-contact = Rien n’a été noté, c’est de mon fait. Réessayez, ou donnez « { $reference } » à { $contact }.
