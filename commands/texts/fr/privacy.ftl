# Ce qui est gardé, dit comme c’est.

privacy-title = Ce que je garde, et pourquoi
privacy-heard = Je reçois les messages des salons où l’on m’invite. J’oublie ceux qui ne me sont pas adressés.
privacy-kept = Je garde vos tâches, rappels, mots sur une fiche et réglages, avec votre nom, pour l’organisation du service.
privacy-seen = Une tâche se voit dans son salon. Vos réponses personnelles viennent en message direct.
privacy-externals = Les externes ne voient que les salons où ils sont.
privacy-long = Tâches et rappels restent tant que la mairie les garde. Je n’efface rien sans elle.
privacy-undo = Un journal garde qui a changé quoi, pour « annuler ». Son détail s’efface après 90 jours.
privacy-controller = Responsable des données : { $organisation }. Motif : sa mission de service public.
privacy-controller-unnamed = Responsable des données : la mairie. Motif : sa mission de service public.
privacy-ask = Pour vos droits, ou une question : { $contact }. La CNIL reçoit aussi vos plaintes.
privacy-ask-unnamed = Pour vos droits, écrivez à la mairie. La CNIL reçoit aussi vos plaintes.
privacy-habit = Préférez un numéro de dossier au nom d’un habitant.

sent-privately = { $name }, la réponse vous attend en message direct.
sent-privately-first = { $name }, la réponse vous attend en message direct. Acceptez d’abord mon invitation.
