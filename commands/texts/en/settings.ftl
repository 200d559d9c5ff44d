# What people and rooms have chosen.

language-mine = { $language ->
    [en] I now speak English to you. Say “undo” to go back.
   *[fr] I now speak French to you. Say “undo” to go back.
}
language-room = { $language ->
    [en] This room is now in English. Say “undo” to go back.
   *[fr] This room is now in French. Say “undo” to go back.
}
language-which = Which language?
language-unknown = I do not speak “{ $words }”.
language-french = { $tap } français
language-english = { $tap } english
language-answer = React, or answer “français” or “english”. Without an answer nothing changes.
