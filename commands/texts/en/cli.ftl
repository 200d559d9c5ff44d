# What the command line says. Placeholders in braces are filled by the program.

## The configuration: what is wrong

config-faults = { $count ->
    [one] One setting to look at in { $file }:
   *[other] { $count } settings to look at in { $file }:
}
config-no-file = I cannot find { $file }. Run “beffroi init”, or name the file with “--config”.
config-no-right = I may not read { $file }. Run the command as the account that runs Beffroi.
config-not-utf8 = { $file } is not saved as UTF-8. Save it again in that encoding.
config-not-toml = I cannot read line { $place } of { $file }. Check the quotes, the brackets and the “=” sign.
config-not-toml-end = I cannot read the end of { $file }. A quote or a bracket is not closed.

config-missing = { $key }: { $meaning }. It is missing. Example: { $example }
config-wrong = { $key }: { $meaning }. This value does not fit. Example: { $example }
config-wrong-value = { $key }: { $meaning }. “{ $value }” does not fit. Example: { $example }
config-twice = { $key }: { $meaning }. Keep { $value } or this setting, not both. Example: { $example }
config-unreadable = { $key }: { $meaning }. I can read nothing in { $value }. Example: { $example }
config-unknown = { $key }: there is no such setting. Remove it.
config-unknown-near = { $key }: there is no such setting. Did you mean { $near }?

## The configuration: what each key is

example-head = Beffroi: all the settings.
    Those that do not begin with “#” are enough. The others show their usual value or an example.
    A relative path begins in this file’s folder. Protect this file: it holds secrets.
    An environment variable wins: BEFFROI_HOMESERVER__PASSWORD for homeserver.password.

section-homeserver = Beffroi’s account on the Matrix server.
setting-homeserver-url = the address of the Matrix server
    .more = The one that Element shows when signing in.
setting-homeserver-user-id = the Matrix ID of Beffroi’s account
    .more = Create this account for Beffroi alone.
setting-homeserver-password = the password of Beffroi’s account
    .more = It is used once, to open the session. Choose one of the next four settings.
setting-homeserver-password-file = the file that holds the password
setting-homeserver-token = the account’s access token, in place of the password
    .more = For servers where one signs in through a portal.
setting-homeserver-token-file = the file that holds the access token

section-storage = The database, which keeps everything.
setting-storage-url = the address of the database
    .more = SQLite is enough for a town. For PostgreSQL: postgresql://beffroi@localhost/beffroi
setting-storage-password = PostgreSQL’s password
setting-storage-password-file = the file that holds PostgreSQL’s password

section-organisation = The town hall.
setting-organisation-domains = the Matrix domains whose accounts are all the staff’s
    .more = Where the server is shared with others, use “space” in its place.
setting-organisation-space = the ID of the Matrix space whose members are the staff
    .more = Element shows it in the space’s settings, “Advanced”. Invite Beffroi there.
setting-organisation-admins = the Matrix accounts that administer Beffroi, and that it tells when needed
setting-organisation-name = the town hall’s name, as people say it
setting-organisation-contact = the person to call, as one names them to the staff
setting-organisation-language = the usual language, “fr” or “en”
    .more = Each person can choose theirs with “language”.
setting-organisation-timezone = the usual time zone
    .more = For example Indian/Reunion, America/Martinique or Pacific/Noumea.

section-reminders = Reminders.
setting-reminders-hour = the hour of a reminder for which only the day was said

section-rooms = Rooms.
setting-rooms-prefix = the sign that calls Beffroi at the beginning of a message
    .more = One to three signs, no letter and no digit.

section-backup = Backups.
setting-backup-folder = the folder of the backups
    .more = Without this setting: “backups”, beside the database.
setting-backup-keep = the number of backups kept, from 1 to 1000

section-log = The technical log. It holds no message, no title and no name.
setting-log-level = how much the log tells: debug, info, warning or error
setting-log-format = the form of the log: text to read it, json for a tool

section-development = Only for those who develop Beffroi.
setting-development-clock-file = the file that moves the clock, in seconds

## Words of the help

help-beffroi = Beffroi notes a town hall’s tasks, rings the reminders asked for and answers in Matrix rooms.
help-usage = Usage: { $usage }
help-commands = Commands:
help-options = Options:
help-help = Shows this help.
help-config = The configuration file. Without this option: config.toml here, else the one in /etc/beffroi.
help-json = Answers in JSON, one object a line.
help-init = Asks a few questions, writes the configuration and opens Beffroi’s session.
help-run = Runs Beffroi until it is stopped. The database is brought up to date, after a backup.
help-check = Tries everything that is configured and says what to do. Code 1 where something does not work.
help-status = Tells whether Beffroi runs, what it has read and what waits. Code 1 where it is stopped or a reminder waits.
help-backup = Copies the database and verifies the copy. Beffroi may go on running.
help-restore = Puts a backup in the place of the database, which is kept aside.
help-restore-file = The backup, by its path or its name. Without it: the newest.
help-yes = Waits for no confirmation.
help-demo = Plays a day in a town hall on a real Matrix server, from the sources.
help-once = Stops at the end of the day.
help-explain = Reads sentences on standard input, one a line, and tells what Beffroi understands. Nothing is recorded.
help-now = The moment at which the sentence is said, for example 2026-11-24T09:00. Without it: now.
help-timezone = The time zone of whoever speaks.
help-dates = Reads each line as a mere date.

word-file = FILE
word-moment = MOMENT
word-zone = ZONE
word-command = COMMAND
word-yes = y, yes, o, oui

usage-command = I do not know “{ $word }”. Say “beffroi --help” to see the list.
usage-command-near = I do not know “{ $word }”. Did you mean “beffroi { $near }”?
usage-option = I do not know “{ $option }”. Say “{ $command } --help” to see the list.
usage-option-near = I do not know “{ $option }”. Did you mean “{ $near }”?
usage-value = The value given to “{ $option }” does not fit. Say “{ $command } --help”.
usage-other = This line cannot be read. Say “{ $command } --help”.

## What stops a command

fault = Beffroi stops on an error ({ $kind }), which is my doing. Send the lines above to whoever maintains it.
stopped = Stopped, as asked. What was under way has changed nothing.
no-answer = An answer is missing. Run the command again in a terminal.
system-fault = The system refuses: { $detail }. File: { $file }
still-running = Beffroi is still running. Stop it first, for example with “systemctl stop beffroi”.
already-running = Beffroi already runs on this database ({ $holder }). Stop the other one, or let it be.

storage-unreachable = I cannot open the database: { $detail }. Run “beffroi check”.
storage-foreign = A newer version of Beffroi has written this database. Install that version, or restore an older backup.
storage-unfinished = A restore was cut short. Run “beffroi restore” again. Prepared file: { $detail }
storage-no-driver = PostgreSQL’s driver is not installed. Run “pip install beffroi[postgresql]”.
storage-absent = There is no database yet: { $detail }. Run “beffroi init” or “beffroi run”.

homeserver-why = { $why ->
    [refused] connection refused
    [unknown] no such address
    [slow] too slow
    [certificate] certificate not trusted
    [limited] too many requests at once
    [out] session closed
    [said] answer { $said }
   *[other] no answer
}
homeserver-refuses = The Matrix server does not answer as it should ({ $detail }). Run “beffroi check”.
sign-in-no-credentials = No session is open, and I have neither a password nor an access token. Run “beffroi init”.
sign-in-password = The Matrix server refuses the password. Correct homeserver.password.
sign-in-token = The session was closed on the Matrix server. Give homeserver.password or a new homeserver.token.
sign-in-other-account = The access token is another account’s. Correct homeserver.token or homeserver.user_id.
sign-in-no-device = The access token belongs to no session. Take that of a session opened for Beffroi.

demo-absent = The demonstration runs from the sources: “make demo”.

## explain

explain-line = { $text } → { $facts }
explain-nothing = { $text } → nothing to record
explain-too-long = This line is too long.
explain-no-text = “text”, the sentence to read, is missing.
explain-no-json = This line begins with a brace and is not JSON.
explain-zone = I do not know the zone “{ $zone }”. Example: Europe/Paris
explain-now = I cannot read the moment “{ $now }”. Example: 2026-11-24T09:00
explain-fault = This sentence stops me, which is my doing ({ $kind }).
explain-intent = kind: { $value ->
    [task] task
    [reminder] reminder
    [meeting] meeting
    [time] time spent
    [absence] absence
   *[none] nothing to record
}
explain-title = subject: { $value }
explain-assignees = assignees: { $value }
explain-due = moment: { $value }
explain-start = beginning: { $value }
explain-end = end: { $value }
explain-grain = precision: { $value }
explain-duration-min = duration: { $value } min
explain-rrule = repetition: { $value }
explain-question = to be settled: { $value }
explain-alternatives = other readings: { $value }

## backup, restore

backup-progress = Copying the database
backup-made = Backup made and verified: { $file } ({ $size }, { $rows ->
    [0] no rows
    [one] 1 row
   *[other] { $rows } rows
}).
backup-missing = I cannot find the backup { $file }.
backup-damaged = The backup { $file } is damaged. Take another one.
backup-foreign = A newer version of Beffroi has made the backup { $file }. Install that version.
backup-other-database = The backup { $file } comes from another kind of database than that of storage.url.
backup-empty = There is nothing to back up yet.

restore-none = There is no backup in { $folder }.
restore-what = Backup of { $at }: { $file } ({ $rows ->
    [0] no rows
    [one] 1 row
   *[other] { $rows } rows
}).
restore-size = It weighs { $size } and can be read whole.
restore-present = The present database will be kept aside. Nothing is erased.
restore-replay = At the next start Beffroi will read again what was said since { $at }, and send nothing.
restore-question = Restore this backup? (yes, no)
restore-declined = Nothing has changed.
restore-progress = Restoring
restore-done = { $rows ->
    [0] Database restored, without any row.
    [one] Database restored: 1 row.
   *[other] Database restored: { $rows } rows.
}
restore-aside = The former one is kept here: { $file }
restore-next = Now run “beffroi check”, then “beffroi run”.

## status

status-running = Beffroi has been running since { $since }.
status-running-new = Beffroi is starting.
status-stopped = Beffroi has been stopped since { $since }. Run “beffroi run”.
status-crashed = Beffroi stopped without a word, after { $seen }. Run “beffroi run”: nothing is lost.
status-never = Beffroi has not run yet. Run “beffroi run”.
status-sync = Last read from the Matrix server: { $at }
status-rooms = { $count ->
    [0] No rooms
    [one] 1 room
   *[other] { $count } rooms
}
status-waiting = { $count ->
    [0] Nothing waits to be sent
    [one] 1 message waits to be sent
   *[other] { $count } messages wait to be sent
}
status-aside = { $count ->
    [0] Nothing was put aside
    [one] 1 message was put aside, since it cannot be sent
   *[other] { $count } messages were put aside, since they cannot be sent
}
status-overdue = { $count ->
    [0] No reminder has waited for more than 2 min
    [one] 1 reminder has waited for more than 2 min. Run “beffroi check”.
   *[other] { $count } reminders have waited for more than 2 min. Run “beffroi check”.
}
status-size = Database: { $size }
status-backup = Last backup: { $at }
status-no-backup = No backup. Run “beffroi backup”.

seconds = { $count ->
    [0] less than 1 s
   *[other] { $count } s
}
size-bytes = { $count ->
    [0] 0 bytes
    [one] 1 byte
   *[other] { $count } bytes
}
size-kilo = { $count } kB
size-mega = { $count } MB
size-giga = { $count } GB

## check

check-level-good = good
check-level-notice = to know
check-level-bad = to correct
check-summary = { $count ->
    [0] { $notices ->
        [0] All is well.
       *[other] Everything works. See what is marked “to know”.
    }
    [one] 1 point to correct.
   *[other] { $count } points to correct.
}
check-configuration = Configuration: { $file } can be read, all the settings fit.
check-file-open = { $file } can be read by other accounts of this machine. It holds secrets. Run:
check-database-absent = Database: it will be created at the first start.
check-database-current = Database: it opens, it is up to date.
check-database-behind = Database: it will be brought up to date at the next start, after a backup.
check-database-writable = Database: it can be written.
check-database-closed = Database: it cannot be written. { $detail }
check-database-owner = Database: { $file } belongs to { $user }. Run the commands as that account, with “sudo -u { $user }”.
check-folder-closed = Folder { $folder }: it cannot be written. Give that right to the account that runs Beffroi.
check-disk = Free space: { $free } for { $folder }.
check-disk-little = Free space: { $free } for { $folder }. Make room soon.
check-disk-full = Free space: { $free } for { $folder }. Make room now, or Beffroi will stop reading.
check-backup = Backups: the last one is { $age } old.
check-backup-old = Backups: the last one is { $age } old. Make one each night:
check-backup-none = Backups: none in { $folder }. Make one each night:
check-unit = Service: systemd reads { $file } without a remark.
check-unit-wrong = Service: systemd finds a fault in { $file }. { $detail }
check-homeserver = Matrix server: { $url } answers, version { $version }.
check-homeserver-silent = Matrix server: { $url } does not answer ({ $detail }). Check homeserver.url and the network.
check-homeserver-other = Matrix server: { $url } answers, but it is no Matrix server. Correct homeserver.url.
check-clock = Clock: the same as the Matrix server’s.
check-clock-drift = Clock: { $apart } apart from the Matrix server’s. Check the synchronisation:
check-clock-far = Clock: { $apart } apart from the Matrix server’s. Reminders would ring at the wrong moment. Check:
check-password = Account: the password fits.
check-no-session = Account: the session will be opened at the first start, or now with:
check-account = Account: { $user }, session { $device }.
check-account-later = Account: the Matrix server asks to wait { $seconds } s. Run the command again then.
check-account-out = Account: the session of { $user } was closed. Open another one:
check-account-refused = Account: the Matrix server refuses { $user } ({ $detail }). Check homeserver.user_id and the password.
check-account-other = Account: the access token is that of { $told }, not of { $user }. Correct homeserver.token.
check-space = The town hall’s space: Beffroi is in it.
check-space-outside = The town hall’s space: { $user } is not in { $space }, and so takes everybody for an outsider. In the space, say:
check-space-unknown = The town hall’s space: the Matrix server did not answer ({ $detail }).
check-admin = Administration: { $user }, direct message open.
check-admin-new = Administration: { $user } exists. Beffroi will write to them in a direct message when needed.
check-admin-unknown = Administration: the Matrix server does not know { $user }. Correct organisation.admins.
check-admin-unsure = Administration: { $user } could not be checked ({ $detail }).
check-limit = Sending limit: none in { $count } messages in a row.
check-limit-known = Sending limit: Beffroi, which is running, has met none.
check-limit-wide = Sending limit: { $rate } messages a second, which is enough.
check-limit-tight = Sending limit: a message every { $seconds } s ({ $rate } a second). Answers will wait at busy hours. To lift the limit of this account alone, with the access token of an administrator of the server:
check-limit-unknown = Sending limit: it could not be measured ({ $detail }).

## init

init-hello = A few questions, and Beffroi is ready. Enter keeps the answer in brackets.
init-replace = { $file } exists already. Replace it? (yes, no)
init-homeserver-user-id = What is the Matrix ID of Beffroi’s account, for example @beffroi:ville.fr?
init-homeserver-url = What is the address of the Matrix server?
init-homeserver-password = What is the password of this account? It is not shown. Enter if it has none:
init-homeserver-token = What is its access token? It is not shown:
init-no-secret = One of the two is needed to open the session.
init-storage-url = Where to keep the database?
init-staff = Who are the staff: a Matrix domain, or the town hall’s space (!… or #…)?
init-space-unknown = The Matrix server does not know { $name }. Give the ID that begins with “!”.
init-admins = Who administers Beffroi? One or several Matrix IDs, for example @amina:ville.fr:
init-organisation-name = What is the town hall’s name? Enter to skip:
init-organisation-contact = Whom may the staff call, for example “Amina, poste 12”? Enter to skip:
init-organisation-timezone = What is the time zone?
init-wrong = This does not fit. What is needed is { $meaning }, for example { $example }
init-written = Configuration written: { $file }. It holds a secret: protect it.
init-logged-in = Session open: { $user }, session { $device }.
init-next = Next:
init-next-check = – check everything with “{ $command }”
init-next-run = – start Beffroi with “{ $command }”
init-next-invite = – invite { $user } to a room and say “help”
