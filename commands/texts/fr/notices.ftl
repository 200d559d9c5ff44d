# Ce que l’on dit aux personnes qui administrent.

notice-crash = Je me suis arrêté sans prévenir, et me voici revenu. Le journal technique dit pourquoi.
notice-undeliverable = { $to ->
    [room] Un message n’a pas pu partir vers le salon { $name }. Vérifiez que j’y suis encore et que je peux y écrire.
    [person] Un message pour { $name } n’a pas pu partir. Proposez-lui d’accepter mon invitation, ou de m’écrire.
   *[elsewhere] Un message n’a pas pu partir. Dites « beffroi status » sur le serveur.
}
notice-gap = Trop de messages m’attendaient dans un salon. Je n’ai pas lu les plus anciens. Ce qu’on m’y demandait est à redire. Le journal technique dit quel salon.
notice-sync-refused = Le serveur de messagerie me refuse les nouveaux messages : { $reason }. Je n’entends donc plus personne. Dites « beffroi check » sur le serveur.
