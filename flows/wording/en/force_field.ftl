### The force field: what hinders and what helps, a sentence and a factor each.

force-enter-sentence = { $kind ->
    [barrier] What hinders the cooperation?
   *[strength] What helps the cooperation?
} One sentence is enough. Everybody reads it word for word, without a name.
force-enter-sentence-placeholder = One sentence
force-enter-factor = What is “{ $text }” mostly about?
force-enter-shown = May the sector stand beside it? Only if at least three from that sector are partners by now; otherwise it would tell who wrote it.
force-enter-about-sentence = { $kind ->
    [barrier] What hinders there?
   *[strength] What has helped there?
} One sentence is enough. Everybody reads it word for word, without a name.
force-enter-about-sentence-placeholder = One sentence
force-enter-about-shown = “{ $text }”: may the sector stand beside it? Only if at least three from that sector are partners by now; otherwise it would tell who wrote it.
force-sector-without = Without sector
force-sector-with = With sector

force-resolve-which = Which barrier is resolved?
force-resolve-helped = What has helped? One sentence; everybody reads it word for word, without a name.
force-resolve-helped-placeholder = One sentence
force-offer-make = Good that “{ $text }” no longer hinders. Make a strength of it?
force-drop-which = Which number should go?
force-drop-sure = Should “{ $text }” really go? It cannot be brought back.

force-entered = { $kind ->
    [barrier] Noted as barrier no. { $number }: “{ $text }” ({ $factor }).
   *[strength] Noted as strength no. { $number }: “{ $text }” ({ $factor }).
} { $sector ->
    [with] Everybody reads the sentence without a name, and beside it the sector, from which at least three are partners.
    [few] Everybody reads the sentence without name and sector: fewer than three from that sector are partners so far, so it would tell who wrote it.
   *[without] Everybody reads the sentence without name and sector; “; with sector” at the end would put the sector beside it.
}
force-known = “{ $text }” is there already, as no. { $number }. Nothing is noted twice.
force-too-many = A cooperation has at most { $most } open barriers and strengths; “{ $text }” was not added. `/barrier resolved` or `/barrier drop` makes room.
force-unknown = There is no no. { $number }. `/barriers` shows all.
force-no-barrier = No. { $number } is a strength; only barriers are resolved. `/barriers` shows all.
force-resolved-already = No. { $number } was resolved already. `/barriers` shows all.
force-resolved = Noted: no. { $number } “{ $text }” is resolved.
force-resolved-hint = Make a strength of it? That is what `/strength` is for.
force-no-strength = Fine, it stays like that.
force-not-yours = No. { $number } can only be dropped by whoever entered it, or by a coordinator.
force-kept = Fine, no. { $number } stays.
force-dropped = No. { $number } is gone: “{ $text }”.

forces-none = Nobody has entered anything yet. To begin: `/barrier` or `/strength`.
forces-all-resolved = Nothing hinders at present, and no strength is noted yet. What is resolved: `/barriers`.
forces-head = { $count ->
    [1] **One entry: what hinders, what helps**
   *[other] **{ $count } entries: what hinders, what helps**
}
forces-line = **{ $number }** { $kind ->
    [barrier] hinders:
    [strength] helps:
   *[resolved] resolved:
} “{ $text }” · { $about }{ $helped }
forces-helped = . What helped: “{ $text }”
forces-foot = How much hinders and helps: `/forcefield`

force-field-head = **Force field:** { $barriers ->
    [0] nothing hinders
    [1] 1 barrier
   *[other] { $barriers } barriers
} · { $strengths ->
    [0] no strength yet
    [1] 1 strength
   *[other] { $strengths } strengths
}
force-field-line = **{ $factor }:** { $forces }
force-field-hinders = hinders { $count }{ $sectors }
force-field-helps = helps { $count }{ $sectors }
force-field-foot = The sentences: `/barriers`. { $sectors ->
    [some] Sectors stand where that was wanted.
   *[none] Sectors stand where that was wanted and at least three from the sector were partners.
}

check-in-hinders = What hinders: { $factors }.
check-in-helps = What helps: { $factors }.
check-in-forces-more = More: `/forcefield`
mydata-force = Entered, no. { $number }: { $text }
end-export-forces = **What hinders, what helps**

help-barrier = note in a sentence what hinders
help-barrier-more =
    - `/barrier time; everybody is busy on weekday mornings`: notes what hinders, with the factor
    - `/barrier resolved 3; a fixed evening`: records that it no longer hinders, and what helped; `/barrier drop 3` takes it away
help-strength = note in a sentence what helps
help-strength-more =
    - `/strength trust; we have known one another for years`: notes what helps, with the factor
    - `/strength trust; we have known one another for years; with sector`: the sector may stand beside it, if at least three of it are partners
help-barriers = all barriers and strengths
help-barriers-more =
    - `/barriers`: shows all with their numbers, open ones first
    - `/barriers page 2`: shows the next page; `/barriers picture` all of it as a picture
help-forcefield = what hinders and what helps, by factor
help-forcefield-more =
    - `/forcefield`: counts for each factor what hinders and what helps; `/forcefield picture` draws it
    - sectors stand beside it where that was wanted and at least three from the sector were partners: then it tells nobody apart
