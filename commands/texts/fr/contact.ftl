# Le premier contact.

welcome-who = Bonjour { $name }. Je suis Beffroi, un programme, pas une personne.
welcome-what = Je note vos tâches, et je sonne les rappels que vous demandez.
welcome-try = Essayez : « rappelle-moi demain à 9 h de signer ».
welcome-privacy = Ce que je garde : « confidentialité ».

room-greeting = Bonjour. Je suis Beffroi, un programme, pas une personne. Je note les tâches, et je sonne les rappels demandés.
room-greeting-call = Pour m’appeler, commencez par « { $prefix } » : « { $prefix }aide ». Sinon, je me tais.
room-greeting-externals = Des externes lisent ce salon. Ils y voient les tâches et les rappels.

cannot-read = Ce salon est chiffré, et je ne sais pas encore le lire. Invitez-moi dans un salon sans chiffrement.

cannot-write = { $known ->
    [yes] Je n’ai pas le droit d’écrire dans le salon { $room }. Ce que vous y notez est gardé, et y paraîtra dès que je pourrai. Demandez-le à la modération : { $people }.
   *[no] Je n’ai pas le droit d’écrire dans le salon { $room }. Ce que vous y notez est gardé, et y paraîtra dès que je pourrai. Demandez-le à la modération.
}
