# Ce que disent toutes les familles.

nobody-known = une personne partie
name-external = { $name } ({ $place })
name-outside = externe
addressed = { $name },{ " " }
taken-back = Annulé :{ " " }

names-and = { $first } et { $last }
names-or = { $first } ou { $last }
names-others = { $count ->
    [one] { $names } et 1 autre personne
   *[other] { $names } et { $count } autres personnes
}
in-quotes = « { $words } »

yes-or-no = 👍 oui · 👎 non
yes-or-no-typed = Répondez « oui » ou « non ».
