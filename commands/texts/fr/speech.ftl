# Une phrase qui n’est aucune de celles que l’on connaît.

not-understood = Je n’ai pas compris « { $words } ». Dites « { $call }aide », ou par exemple « { $call }tâche Appeler le plombier ».
suggested = Vouliez-vous dire « { $sentence } » ?
suggested-when = Vouliez-vous dire « { $sentence } », le { $when } ?
proposed-task = Faut-il noter la tâche « { $title } » ?
nothing-noted = Rien n’est noté.
how-choice = Il me faut un choix : répondez { $answers }, ou « non ».
how-missing = { $part ->
    [when] Il me faut une date : répondez par exemple « lundi 9h », ou « non ».
    [number] Il me faut un numéro : dites « { $call }mes tâches » pour le trouver, ou « non ».
    [person] Il me faut un nom : répondez par exemple « @amina », ou « non ».
   *[words] Il me faut quelques mots : répondez à ma question, ou dites « non ».
}
date-kept = Je garde la date notée. Pour l’autre, réagissez. Pour tout reprendre : « annuler ».

not-served-meeting = Je n’organise pas encore de réunion. Rien n’est noté.
not-served-time = Je ne tiens pas encore de feuille de temps. Rien n’est noté.
not-served-absence = Je ne note pas encore les absences. Rien n’est noté.
not-served-instead = Je peux vous le rappeler : « { $call }rappelle-moi lundi à 9 h d’en parler ».

question-expired = Cette question n’attend plus de réponse. Redites ce qu’il vous faut.

# Des mots de la langue qui ressemblent aux nôtres : ils ne sont pas des fautes de frappe.
real-words = tâcher, rappelle-toi, rappelez-vous, taches, taché, tachée, aider, aidé, aidée, aidez, aides, faits, faites, fais, faire, faut, mène, mes, mois, moins, annule, annulé, annulée, annulées, reporté, reportée, reportez, confié, confiée, supprimé, supprimée, renommé, renommée, rouvrez, rappelé, rappels, rappeler, silencieux, langues, langage, refaite, reprendre, prendre, prends, plan, plans, plannings, terminer, terminez, passez, passer, mardi, mercredi, salle
