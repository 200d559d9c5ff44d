# Les petites paroles.

talk-hello = Bonjour { $name }. Dites « aide » pour voir ce que je sais faire.
talk-who = Je suis Beffroi, un programme de la mairie, pas une personne. Je note vos tâches et vous les rappelle.
talk-reads = Je reçois les messages des salons où l’on m’invite. Je garde ceux qu’on m’adresse ou qu’on marque. Pour en savoir plus : « confidentialité ».
talk-mistakes = Rien de grave : « annuler ». Vous pouvez aussi corriger ou supprimer votre message.
talk-others = Je ne montre pas encore ce qu’a une autre personne. Dites « tâches du salon ».
talk-upset = Je n’ai pas su vous aider. Dites « aide » pour voir ce que je sais faire.
talk-hush = Pour le calme, dites par exemple « silence 2h ». Pour reprendre ce que j’ai fait : « annuler ».
talk-someone = Pour parler à quelqu’un : { $contact }.
talk-answers = Aucune question n’attend de réponse. Dites « aide » pour voir ce que je sais faire.
talk-thanks = Je vous en prie.
