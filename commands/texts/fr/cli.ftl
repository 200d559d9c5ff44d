# What the command line says. Placeholders in braces are filled by the program.

## The configuration: what is wrong

config-faults = { $count ->
    [one] Un réglage à revoir dans { $file } :
   *[other] { $count } réglages à revoir dans { $file } :
}
config-no-file = Je ne trouve pas { $file }. Lancez « beffroi init », ou nommez le fichier avec « --config ».
config-no-right = Je n’ai pas le droit de lire { $file }. Lancez la commande sous le compte qui fait tourner Beffroi.
config-not-utf8 = { $file } n’est pas enregistré en UTF-8. Enregistrez-le de nouveau dans ce codage.
config-not-toml = Je ne peux pas lire la ligne { $place } de { $file }. Vérifiez les guillemets, les crochets et le signe « = ».
config-not-toml-end = Je ne peux pas lire la fin de { $file }. Un guillemet ou un crochet n’est pas refermé.

config-missing = { $key } : { $meaning }. Il manque. Exemple : { $example }
config-wrong = { $key } : { $meaning }. La valeur ne convient pas. Exemple : { $example }
config-wrong-value = { $key } : { $meaning }. « { $value } » ne convient pas. Exemple : { $example }
config-twice = { $key } : { $meaning }. Gardez { $value } ou ce réglage, pas les deux. Exemple : { $example }
config-unreadable = { $key } : { $meaning }. Je ne peux rien lire dans { $value }. Exemple : { $example }
config-unknown = { $key } : ce réglage n’existe pas. Retirez-le.
config-unknown-near = { $key } : ce réglage n’existe pas. Vouliez-vous dire { $near } ?

## The configuration: what each key is

example-head = Beffroi : tous les réglages.
    Ceux qui ne commencent pas par « # » suffisent. Les autres montrent leur valeur habituelle ou un exemple.
    Un chemin relatif part du dossier de ce fichier. Protégez ce fichier : il contient des secrets.
    Une variable d’environnement l’emporte : BEFFROI_HOMESERVER__PASSWORD pour homeserver.password.

section-homeserver = Le compte de Beffroi sur le serveur Matrix.
setting-homeserver-url = l’adresse du serveur Matrix
    .more = C’est celle qu’Element affiche à la connexion.
setting-homeserver-user-id = l’identifiant Matrix du compte de Beffroi
    .more = Créez ce compte pour lui seul.
setting-homeserver-password = le mot de passe du compte de Beffroi
    .more = Il sert une fois, pour ouvrir la session. Choisissez un seul des quatre réglages qui suivent.
setting-homeserver-password-file = le fichier qui contient le mot de passe
setting-homeserver-token = le jeton d’accès du compte, à la place du mot de passe
    .more = Pour les serveurs où l’on se connecte par un portail.
setting-homeserver-token-file = le fichier qui contient le jeton d’accès

section-storage = La base de données, qui garde tout.
setting-storage-url = l’adresse de la base de données
    .more = SQLite suffit à une ville. Pour PostgreSQL : postgresql://beffroi@localhost/beffroi
setting-storage-password = le mot de passe de PostgreSQL
setting-storage-password-file = le fichier qui contient le mot de passe de PostgreSQL

section-organisation = La mairie.
setting-organisation-domains = les domaines Matrix dont tous les comptes sont ceux des agents
    .more = Si le serveur est partagé avec d’autres, remplacez ce réglage par « space ».
setting-organisation-space = l’identifiant de l’espace Matrix dont les membres sont les agents
    .more = Element le montre dans les réglages de l’espace, onglet « Avancé ». Invitez-y Beffroi.
setting-organisation-admins = les comptes Matrix qui administrent Beffroi, et qu’il prévient en cas de besoin
setting-organisation-name = le nom de la mairie, tel qu’on le dit
setting-organisation-contact = la personne à appeler, telle qu’on la nomme aux agents
setting-organisation-language = la langue habituelle, « fr » ou « en »
    .more = Chacun peut choisir la sienne avec « langue ».
setting-organisation-timezone = le fuseau horaire habituel
    .more = Par exemple Indian/Reunion, America/Martinique ou Pacific/Noumea.

section-reminders = Les rappels.
setting-reminders-hour = l’heure d’un rappel dont on n’a donné que le jour

section-rooms = Les salons.
setting-rooms-prefix = le signe qui appelle Beffroi au début d’un message
    .more = De un à trois signes, sans lettre ni chiffre.

section-backup = Les sauvegardes.
setting-backup-folder = le dossier des sauvegardes
    .more = Sans ce réglage : « backups », à côté de la base de données.
setting-backup-keep = le nombre de sauvegardes gardées, de 1 à 1000

section-log = Le journal technique. Il ne contient ni message, ni titre, ni nom.
setting-log-level = le détail du journal : debug, info, warning ou error
setting-log-format = la forme du journal : text pour le lire, json pour un outil

section-development = Pour le développement de Beffroi seulement.
setting-development-clock-file = le fichier qui décale l’horloge, en secondes

## Words of the help

help-beffroi = Beffroi note les tâches d’une mairie, sonne les rappels demandés et répond dans les salons Matrix.
help-usage = Usage : { $usage }
help-commands = Commandes :
help-options = Options :
help-help = Montre cette aide.
help-config = Le fichier de configuration. Sans cette option : config.toml ici, sinon celui de /etc/beffroi.
help-json = Répond en JSON, un objet par ligne.
help-init = Pose quelques questions, écrit la configuration et ouvre la session de Beffroi.
help-run = Fait tourner Beffroi jusqu’à ce qu’on l’arrête. La base de données est mise à jour, après une sauvegarde.
help-check = Essaie tout ce qui est configuré et dit ce qu’il faut faire. Code 1 si quelque chose ne marche pas.
help-status = Dit si Beffroi tourne, ce qu’il a lu et ce qui attend. Code 1 s’il est à l’arrêt ou si un rappel attend.
help-backup = Copie la base de données et vérifie la copie. Beffroi peut continuer à tourner.
help-restore = Remet une sauvegarde à la place de la base de données, qui est gardée à côté.
help-restore-file = La sauvegarde, par son chemin ou par son nom. Sans elle : la plus récente.
help-yes = N’attend pas de confirmation.
help-demo = Joue une journée de mairie sur un vrai serveur Matrix, depuis les sources.
help-once = S’arrête à la fin de la journée.
help-explain = Lit des phrases sur l’entrée standard, une par ligne, et dit ce que Beffroi en comprend. Rien n’est noté.
help-now = Le moment où la phrase est dite, par exemple 2026-11-24T09:00. Sans lui : maintenant.
help-timezone = Le fuseau horaire de la personne qui parle.
help-dates = Lit chaque ligne comme une simple date.

word-file = FICHIER
word-moment = MOMENT
word-zone = FUSEAU
word-command = COMMANDE
word-yes = o, oui, y, yes

usage-command = Je ne connais pas « { $word } ». Dites « beffroi --help » pour voir la liste.
usage-command-near = Je ne connais pas « { $word } ». Vouliez-vous dire « beffroi { $near } » ?
usage-option = Je ne connais pas « { $option } ». Dites « { $command } --help » pour voir la liste.
usage-option-near = Je ne connais pas « { $option } ». Vouliez-vous dire « { $near } » ?
usage-value = La valeur donnée à « { $option } » ne convient pas. Dites « { $command } --help ».
usage-other = Cette ligne ne se lit pas. Dites « { $command } --help ».

## What stops a command

fault = Beffroi s’arrête sur une erreur ({ $kind }), c’est de mon fait. Envoyez les lignes qui précèdent à qui le maintient.
stopped = Arrêt demandé. Ce qui était en cours n’a rien changé.
no-answer = Il manque une réponse. Relancez la commande dans un terminal.
system-fault = Le système refuse : { $detail }. Fichier : { $file }
still-running = Beffroi tourne encore. Arrêtez-le d’abord, par exemple avec « systemctl stop beffroi ».
already-running = Beffroi tourne déjà sur cette base de données ({ $holder }). Arrêtez l’autre, ou laissez-le faire.

storage-unreachable = Je ne peux pas ouvrir la base de données : { $detail }. Lancez « beffroi check ».
storage-foreign = Une version plus récente de Beffroi a écrit cette base de données. Installez cette version, ou restaurez une sauvegarde plus ancienne.
storage-unfinished = Une restauration s’est arrêtée en chemin. Relancez « beffroi restore ». Fichier préparé : { $detail }
storage-no-driver = Le pilote de PostgreSQL n’est pas installé. Lancez « pip install beffroi[postgresql] ».
storage-absent = Il n’y a pas encore de base de données : { $detail }. Lancez « beffroi init » ou « beffroi run ».

homeserver-why = { $why ->
    [refused] connexion refusée
    [unknown] adresse introuvable
    [slow] délai dépassé
    [certificate] certificat non reconnu
    [limited] trop de demandes à la fois
    [out] session fermée
    [said] réponse { $said }
   *[other] pas de réponse
}
homeserver-refuses = Le serveur Matrix ne répond pas comme il faut ({ $detail }). Lancez « beffroi check ».
sign-in-no-credentials = Aucune session n’est ouverte, et je n’ai ni mot de passe ni jeton d’accès. Lancez « beffroi init ».
sign-in-password = Le serveur Matrix refuse le mot de passe. Corrigez homeserver.password.
sign-in-token = La session a été fermée sur le serveur Matrix. Donnez homeserver.password ou un nouveau homeserver.token.
sign-in-other-account = Le jeton d’accès est celui d’un autre compte. Corrigez homeserver.token ou homeserver.user_id.
sign-in-no-device = Le jeton d’accès n’appartient à aucune session. Prenez celui d’une session ouverte pour Beffroi.

demo-absent = La démonstration se lance depuis les sources : « make demo ».

## explain

explain-line = { $text } → { $facts }
explain-nothing = { $text } → rien à noter
explain-too-long = Cette ligne est trop longue.
explain-no-text = Il manque « text », la phrase à lire.
explain-no-json = Cette ligne commence par une accolade et n’est pas du JSON.
explain-zone = Je ne connais pas le fuseau « { $zone } ». Exemple : Europe/Paris
explain-now = Je ne peux pas lire le moment « { $now } ». Exemple : 2026-11-24T09:00
explain-fault = Cette phrase m’arrête, c’est de mon fait ({ $kind }).
explain-intent = nature : { $value ->
    [task] tâche
    [reminder] rappel
    [meeting] réunion
    [time] temps passé
    [absence] absence
   *[none] rien à noter
}
explain-title = objet : { $value }
explain-assignees = responsables : { $value }
explain-due = moment : { $value }
explain-start = début : { $value }
explain-end = fin : { $value }
explain-grain = précision : { $value }
explain-duration-min = durée : { $value } min
explain-rrule = répétition : { $value }
explain-question = à préciser : { $value }
explain-alternatives = autres lectures : { $value }

## backup, restore

backup-progress = Copie de la base de données
backup-made = Sauvegarde faite et vérifiée : { $file } ({ $size }, { $rows ->
    [0] aucune ligne
    [one] 1 ligne
   *[other] { $rows } lignes
}).
backup-missing = Je ne trouve pas la sauvegarde { $file }.
backup-damaged = La sauvegarde { $file } est abîmée. Prenez-en une autre.
backup-foreign = Une version plus récente de Beffroi a fait la sauvegarde { $file }. Installez cette version.
backup-other-database = La sauvegarde { $file } vient d’une autre sorte de base de données que celle de storage.url.
backup-empty = Il n’y a encore rien à sauvegarder.

restore-none = Il n’y a pas de sauvegarde dans { $folder }.
restore-what = Sauvegarde du { $at } : { $file } ({ $rows ->
    [0] aucune ligne
    [one] 1 ligne
   *[other] { $rows } lignes
}).
restore-size = Elle pèse { $size } et se lit en entier.
restore-present = La base de données actuelle sera gardée à côté. Rien n’est effacé.
restore-replay = Au prochain démarrage, Beffroi relira ce qui s’est dit depuis le { $at }, sans rien envoyer.
restore-question = Restaurer cette sauvegarde ? (oui, non)
restore-declined = Rien n’a changé.
restore-progress = Restauration
restore-done = { $rows ->
    [0] Base de données restaurée, sans aucune ligne.
    [one] Base de données restaurée : 1 ligne.
   *[other] Base de données restaurée : { $rows } lignes.
}
restore-aside = L’ancienne est gardée ici : { $file }
restore-next = Lancez maintenant « beffroi check », puis « beffroi run ».

## status

status-running = Beffroi tourne depuis le { $since }.
status-running-new = Beffroi démarre.
status-stopped = Beffroi est à l’arrêt depuis le { $since }. Lancez « beffroi run ».
status-crashed = Beffroi s’est arrêté sans prévenir, après le { $seen }. Lancez « beffroi run » : rien n’est perdu.
status-never = Beffroi n’a pas encore tourné. Lancez « beffroi run ».
status-sync = Dernière lecture du serveur Matrix : { $at }
status-rooms = { $count ->
    [0] Aucun salon
    [one] 1 salon
   *[other] { $count } salons
}
status-waiting = { $count ->
    [0] Rien n’attend d’être envoyé
    [one] 1 envoi en attente
   *[other] { $count } envois en attente
}
status-aside = { $count ->
    [0] Rien n’a été mis de côté
    [one] 1 envoi mis de côté, car impossible
   *[other] { $count } envois mis de côté, car impossibles
}
status-overdue = { $count ->
    [0] Aucun rappel n’attend depuis plus de 2 min
    [one] 1 rappel attend depuis plus de 2 min. Lancez « beffroi check ».
   *[other] { $count } rappels attendent depuis plus de 2 min. Lancez « beffroi check ».
}
status-size = Base de données : { $size }
status-backup = Dernière sauvegarde : { $at }
status-no-backup = Aucune sauvegarde. Lancez « beffroi backup ».

seconds = { $count ->
    [0] moins de 1 s
   *[other] { $count } s
}
size-bytes = { $count ->
    [0] 0 octet
    [one] 1 octet
   *[other] { $count } octets
}
size-kilo = { $count } ko
size-mega = { $count } Mo
size-giga = { $count } Go

## check

check-level-good = bien
check-level-notice = à savoir
check-level-bad = à corriger
check-summary = { $count ->
    [0] { $notices ->
        [0] Tout va bien.
       *[other] Tout marche. Voyez ce qui est marqué « à savoir ».
    }
    [one] 1 point à corriger.
   *[other] { $count } points à corriger.
}
check-configuration = Configuration : { $file } se lit, tous les réglages conviennent.
check-file-open = { $file } peut être lu par d’autres comptes de cette machine. Il contient des secrets. Lancez :
check-database-absent = Base de données : elle sera créée au premier démarrage.
check-database-current = Base de données : elle s’ouvre, elle est à jour.
check-database-behind = Base de données : elle sera mise à jour au prochain démarrage, après une sauvegarde.
check-database-writable = Base de données : on peut y écrire.
check-database-closed = Base de données : impossible d’y écrire. { $detail }
check-database-owner = Base de données : { $file } appartient à { $user }. Lancez les commandes sous ce compte, avec « sudo -u { $user } ».
check-folder-closed = Dossier { $folder } : impossible d’y écrire. Donnez-en le droit au compte qui fait tourner Beffroi.
check-disk = Place libre : { $free } pour { $folder }.
check-disk-little = Place libre : { $free } pour { $folder }. Faites de la place bientôt.
check-disk-full = Place libre : { $free } pour { $folder }. Faites de la place maintenant, sinon Beffroi s’arrêtera de lire.
check-backup = Sauvegardes : la dernière a { $age }.
check-backup-old = Sauvegardes : la dernière a { $age }. Faites-en une chaque nuit :
check-backup-none = Sauvegardes : aucune dans { $folder }. Faites-en une chaque nuit :
check-unit = Service : systemd lit { $file } sans remarque.
check-unit-wrong = Service : systemd trouve une faute dans { $file }. { $detail }
check-homeserver = Serveur Matrix : { $url } répond, version { $version }.
check-homeserver-silent = Serveur Matrix : { $url } ne répond pas ({ $detail }). Vérifiez homeserver.url et le réseau.
check-homeserver-other = Serveur Matrix : { $url } répond, mais ce n’est pas un serveur Matrix. Corrigez homeserver.url.
check-clock = Horloge : la même que celle du serveur Matrix.
check-clock-drift = Horloge : { $apart } d’écart avec le serveur Matrix. Vérifiez la synchronisation :
check-clock-far = Horloge : { $apart } d’écart avec le serveur Matrix. Les rappels sonneraient au mauvais moment. Vérifiez :
check-password = Compte : le mot de passe convient.
check-no-session = Compte : la session sera ouverte au premier démarrage, ou maintenant avec :
check-account = Compte : { $user }, session { $device }.
check-account-later = Compte : le serveur Matrix demande d’attendre { $seconds } s. Relancez la commande ensuite.
check-account-out = Compte : la session de { $user } a été fermée. Ouvrez-en une autre :
check-account-refused = Compte : le serveur Matrix refuse { $user } ({ $detail }). Vérifiez homeserver.user_id et le mot de passe.
check-account-other = Compte : le jeton d’accès est celui de { $told }, pas de { $user }. Corrigez homeserver.token.
check-space = Espace de la mairie : Beffroi y est.
check-space-outside = Espace de la mairie : { $user } n’est pas dans { $space }, et tient donc tout le monde pour externe. Dans l’espace, dites :
check-space-unknown = Espace de la mairie : le serveur Matrix n’a pas répondu ({ $detail }).
check-admin = Administration : { $user }, message direct ouvert.
check-admin-new = Administration : { $user } existe. Beffroi lui écrira en message direct en cas de besoin.
check-admin-unknown = Administration : le serveur Matrix ne connaît pas { $user }. Corrigez organisation.admins.
check-admin-unsure = Administration : { $user } n’a pas pu être vérifié ({ $detail }).
check-limit = Limite d’envoi : aucune sur { $count } messages de suite.
check-limit-known = Limite d’envoi : Beffroi, qui tourne, n’en a pas rencontré.
check-limit-wide = Limite d’envoi : { $rate } messages par seconde, c’est assez.
check-limit-tight = Limite d’envoi : un message toutes les { $seconds } s ({ $rate } par seconde). Les réponses attendront aux heures chargées. Pour lever la limite de ce seul compte, avec le jeton d’accès d’un administrateur du serveur :
check-limit-unknown = Limite d’envoi : elle n’a pas pu être mesurée ({ $detail }).

## init

init-hello = Quelques questions, et Beffroi est prêt. Entrée garde la réponse entre crochets.
init-replace = { $file } existe déjà. Le remplacer ? (oui, non)
init-homeserver-user-id = Quel est l’identifiant Matrix du compte de Beffroi, par exemple @beffroi:ville.fr ?
init-homeserver-url = Quelle est l’adresse du serveur Matrix ?
init-homeserver-password = Quel est le mot de passe de ce compte ? Il ne s’affiche pas. Entrée s’il n’en a pas :
init-homeserver-token = Quel est son jeton d’accès ? Il ne s’affiche pas :
init-no-secret = Il faut l’un ou l’autre pour ouvrir la session.
init-storage-url = Où garder la base de données ?
init-staff = Qui sont les agents : un domaine Matrix, ou l’espace de la mairie (!… ou #…) ?
init-space-unknown = Le serveur Matrix ne connaît pas { $name }. Donnez l’identifiant qui commence par « ! ».
init-admins = Qui administre Beffroi ? Un ou plusieurs identifiants Matrix, par exemple @amina:ville.fr :
init-organisation-name = Quel est le nom de la mairie ? Entrée pour passer :
init-organisation-contact = Qui les agents peuvent-ils appeler, par exemple « Amina, poste 12 » ? Entrée pour passer :
init-organisation-timezone = Quel est le fuseau horaire ?
init-wrong = Cela ne convient pas. Il faut { $meaning }, par exemple { $example }
init-written = Configuration écrite : { $file }. Elle contient un secret, protégez-la.
init-logged-in = Session ouverte : { $user }, session { $device }.
init-next = Ensuite :
init-next-check = – vérifiez tout avec « { $command } »
init-next-run = – lancez Beffroi avec « { $command } »
init-next-invite = – invitez { $user } dans un salon et dites « aide »
