# L’aide : une ligne par famille, faite de ce qui existe.

help-title = Écrivez comme vous parlez.
help-line-tasks = Tâches : { $examples }
help-line-reminders = Rappels : { $examples }
help-line-planning = Temps : { $examples }
help-line-silence = Calme : { $examples }
help-line-settings = Langue : { $examples }
help-line-privacy = Vos données : { $examples }
help-mistake = Une erreur : « { $call }annuler »
help-someone = Une personne : { $contact }

help-topic-tasks = Pour les tâches, dites par exemple :
help-topic-reminders = Pour les rappels, dites par exemple :
help-topic-planning = Pour votre temps, dites par exemple :
help-topic-silence = Pour le calme, dites par exemple :
help-topic-settings = Pour la langue, dites par exemple :
help-topic-privacy = Pour vos données, dites :

help-near = Je ne connais pas « { $topic } ».
help-unknown = Je ne connais pas « { $topic } ». Voici ce que l’on peut dire.

help-names-tasks = tâche, tâches, travail, échéance, responsable
help-names-reminders = rappel, rappels, rappeler
help-names-planning = planning, agenda, semaine, temps, planifier
help-names-silence = silence, calme, tranquille
help-names-settings = langue, langues, réglage, réglages
help-names-privacy = confidentialité, données, vie privée, rgpd
