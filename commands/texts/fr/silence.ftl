# Ce que le bot répond à propos du silence.

silence-lasting = dans { $length }
silence-kept = Silence jusqu’au { $when }. Vos rappels sonneront alors. Plus tôt : « { $call }fin du silence ».
silence-kept-room = Silence dans { $room } jusqu’au { $when }. Les rappels du salon sonneront alors. Plus tôt : « { $call }fin du silence du salon ».
silence-broken = { $count ->
    [0] Fin du silence. Aucun rappel n’attendait.
    [one] Fin du silence. Un rappel arrive.
   *[other] Fin du silence. { $count } rappels arrivent.
}
silence-broken-room = { $count ->
    [0] Fin du silence du salon. Aucun rappel n’attendait.
    [one] Fin du silence du salon. Un rappel arrive.
   *[other] Fin du silence du salon. { $count } rappels arrivent.
}
silence-none = { $whose ->
    [room] Aucun silence en cours dans ce salon. Dites par exemple « { $call }silence du salon jusqu’à 14h ».
   *[own] Je ne garde aucun silence pour vous. Dites par exemple « { $call }silence jusqu’à 14h ».
}

undone-silence-keep = Silence annulé : les rappels sonnent à leur heure.
redone-silence-keep = Silence de nouveau gardé.
did-silence-keep = demandé le silence
undone-silence-quiet-room = Silence du salon annulé : les rappels sonnent à leur heure.
redone-silence-quiet-room = Silence du salon de nouveau gardé.
did-silence-quiet-room = demandé le silence du salon
undone-silence-break = Silence de nouveau gardé.
redone-silence-break = Fin du silence.
did-silence-break = mis fin au silence
undone-silence-wake-room = Silence du salon de nouveau gardé.
redone-silence-wake-room = Fin du silence du salon.
did-silence-wake-room = mis fin au silence du salon
