# Ce qui n’a pas pu se faire : jamais la faute de la personne.

unknown-task = Je ne trouve pas de tâche { $number } ici. Dites « { $call }mes tâches ».
removed-task = La tâche { $number } est supprimée. Dites « { $call }annuler { $number } » pour la rétablir.
date-too-far = Cette date est trop loin, je ne la note pas. Rien n’a changé. Dites une date plus proche.
unknown-tasks = { $count ->
    [one] Je ne trouve pas de tâche { $numbers } ici. Rien n’a changé. Dites « { $call }mes tâches ».
   *[other] Je ne trouve pas les tâches { $numbers } ici. Rien n’a changé. Dites « { $call }mes tâches ».
}
nothing-changed = Rien n’a changé.
unknown-reminder = Je ne trouve pas de rappel { $number } ici. Dites « { $call }mes rappels ».
unknown-person = Je ne trouve pas « { $name } » dans ce salon. Invitez cette personne, ou écrivez son nom complet.
unknown-person-alone = Je ne trouve pas « { $name } » dans vos salons. Écrivez son nom complet, ou nommez une autre personne.
unknown-person-guest = Ici, vous ne pouvez nommer que vous-même. Pour « { $name } », dites-le dans le salon où se trouve cette personne.
outside-the-room = { $name } ne voit, comme externe, que les tâches de ses salons. Dites-le dans l’un d’eux, avec « { $prefix } » devant.
namesakes = Qui est « { $name } » ?
namesakes-why = Plusieurs personnes ici répondent à ce nom.
namesakes-how = { $count ->
    [0] Réagissez. Sans réponse, je ne note rien.
   *[other] Réagissez, ou répondez { $answers }. Sans réponse, je ne note rien.
}
namesakes-whole = Plusieurs personnes ici répondent à « { $name } ». Écrivez le nom complet.
not-yours-task = { $who ->
    [known] La tâche { $number } revient à { $people }{ $moderators }. Répondez à sa fiche pour laisser un mot.
   *[hidden] La tâche { $number } revient à d’autres personnes. Pour savoir qui : « { $number } » en message direct.
}
not-yours-reminder = { $who ->
    [known] Le rappel { $number } revient à { $people }{ $moderators }. Demandez un rappel à part : « { $call }rappelle-moi … ».
   *[hidden] Le rappel { $number } revient à d’autres personnes. Pour savoir qui : « rappel { $number } » en message direct.
}
not-yours-moderators = , ou à la modération : { $people }
for-moderators = { $count ->
    [0] Cette demande revient à la modération du salon.
   *[other] Cette demande revient à la modération : { $people }.
}
for-agents = Seuls les agents voient cela. Dites « { $call }tâches du salon ».
our-fault = Rien n’a été noté, c’est de mon fait. Réessayez, ou donnez « { $reference } » à la mairie.
our-fault-contact = Rien n’a été noté, c’est de mon fait. Réessayez, ou donnez « { $reference } » à { $contact }.
