undone = Annulé { $command }
redone = Refait { $command }
nothing-to-undo = Rien à annuler
