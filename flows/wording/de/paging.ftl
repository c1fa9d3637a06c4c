### Lange Listen, Seite für Seite.

page-word = seite { $number }
page-here = **{ $first }–{ $last } von { $count }**
page-here-uncounted = **Seite { $number }**
page-next = { $here } · weiter: { $command }
page-last = { $here } · das war alles.
page-same-words = noch einmal dasselbe mit „{ $which }“ dahinter
page-unknown = „{ $typed }“ ist keine Seite dieser Liste. Es gibt { $pages ->
    [1] nur eine: { $command }
   *[other] { $pages } Seiten, die letzte: { $command }
}
names-more = { $names } und { $count } weitere
