# What every family says.
# In any sentence { $call } is what comes before words to say to me: “!” in a room, nothing in a
# direct message. { $prefix } is that sign, wherever one reads. “undo” and “redo”, right after what
# was just done, need none.

nobody-known = somebody who left
name-external = { $name } ({ $place })
name-outside = from outside
addressed = { $name },{ " " }
taken-back = Taken back:{ " " }

names-and = { $first } and { $last }
names-or = { $first } or { $last }
names-others = { $count ->
    [one] { $names } and 1 other person
   *[other] { $names } and { $count } other people
}
in-quotes = “{ $words }”

yes-or-no = 👍 yes · 👎 no
yes-or-no-typed = Answer “yes” or “no”.
