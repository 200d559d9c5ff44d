# Ce que disent toutes les familles.
# Dans toute phrase, { $call } est ce qui précède des mots à me dire : « ! » dans un salon, rien en
# message direct. { $prefix } est ce signe, où qu’on lise. « annuler » et « refaire », juste après ce
# que l’on vient de faire, s’en passent.

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
