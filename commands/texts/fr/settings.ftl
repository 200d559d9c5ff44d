# Les réglages de chacun et des salons.

language-mine = { $language ->
    [en] Je vous parle désormais en anglais. Dites « annuler » pour y revenir.
   *[fr] Je vous parle désormais en français. Dites « annuler » pour y revenir.
}
language-room = { $language ->
    [en] Ce salon est désormais en anglais. Dites « annuler » pour y revenir.
   *[fr] Ce salon est désormais en français. Dites « annuler » pour y revenir.
}
language-which = Quelle langue ?
language-unknown = Je ne parle pas « { $words } ».
language-french = { $tap } français
language-english = { $tap } english
language-answer = Réagissez, ou répondez « français » ou « english ». Sans réponse, rien ne change.
