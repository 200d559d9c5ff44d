# Ce que l’on dit aux personnes qui administrent.

notice-crash = Je me suis arrêté sans prévenir, et me voici revenu. Le journal technique dit pourquoi.
notice-undeliverable = Un message n’a pas pu partir : { $reason }. Dites « beffroi status » sur le serveur.
