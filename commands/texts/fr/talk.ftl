# Les petites paroles.

talk-hello = Bonjour { $name }. Dites « { $call }aide » pour voir ce que je sais faire.
talk-who = Je suis Beffroi, un programme de la mairie, pas une personne. Je note vos tâches, et je sonne les rappels que vous demandez.
talk-reads = Je reçois les messages des salons où l’on m’invite. Je garde ceux qu’on m’adresse ou qu’on marque. Pour en savoir plus : « { $call }confidentialité ».
talk-mistakes = Rien de grave : « { $call }annuler ». Vous pouvez aussi corriger ou supprimer votre message.
talk-others = Je ne montre pas encore ce qu’a une autre personne. Dites « { $call }tâches du salon ».
talk-upset = Je n’ai pas su vous aider. Dites « { $call }aide » pour voir ce que je sais faire.
talk-hush = Pour le calme, dites par exemple « { $call }silence 2h ». Pour reprendre ce que j’ai fait : « { $call }annuler ».
talk-someone = Pour parler à quelqu’un : { $contact }.
talk-answers = Aucune question n’attend de réponse. Dites « { $call }aide » pour voir ce que je sais faire.
talk-thanks = Je vous en prie.
