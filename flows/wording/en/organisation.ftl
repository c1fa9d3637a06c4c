### Correcting organisations.

organisation-correct-which = Which organisation is this about?
organisation-correct-aspect = { $summary }

    What should change?
organisation-correct-name = What is **{ $organisation }** really called?
organisation-correct-sector = Which sector does **{ $organisation }** belong to? Answers that were given keep their sector.
organisation-correct-kind = What kind of organisation is **{ $organisation }**?
organisation-correct-observes = Should **{ $organisation }** only observe? Then it gives no more voices in decisions; those given stay.
organisation-correct-into = Which organisation should **{ $organisation }** become part of?
organisation-correct-sure = Let **{ $organisation }** become part of **{ $remaining }**? { $people ->
    [0] Nobody takes part for it at present; voices
    [one] 1 partner and the voices
   *[other] { $people } partners and the voices
} in open decisions then belong to **{ $remaining }**. { $both ->
    [0] Decisions that are closed
    [one] Both have spoken in 1 open decision: there an open objection stands, otherwise the later voice. Decisions that are closed
   *[other] Both have spoken in { $both } open decisions: there an open objection stands, otherwise the later voice. Decisions that are closed
} stay as they are. This cannot be undone.

organisation-aspect-name = Name
organisation-aspect-sector = Sector
organisation-aspect-kind = Kind
organisation-aspect-observes = Observes
organisation-aspect-merge = Merge with another

organisation-kind-municipality = Municipality
organisation-kind-company = Company
organisation-kind-chamber = Chamber or network
organisation-kind-association = Association
organisation-kind-other = other
organisation-observes-yes = yes
organisation-observes-no = no

organisation-summary = **{ $organisation }** · { $sector } · kind: { $kind } · observes: { $observes } · { $people }
organisation-nobody = nobody at present
organisation-actor = coordination
organisation-log-name = { $day }: name { $before } → { $after } ({ $who })
organisation-log-sector = { $day }: sector { $before } → { $after } ({ $who })
organisation-log-kind = { $day }: kind { $before } → { $after } ({ $who })
organisation-log-observes = { $day }: observes { $before } → { $after } ({ $who })
organisation-log-merged = { $day }: { $before } → { $after }, merged ({ $who })

organisation-changed-name = **{ $before }** is now called **{ $after }**.
organisation-changed-sector = **{ $organisation }**: sector was { $before }, now { $after }.
organisation-changed-kind = **{ $organisation }**: kind was { $before }, now { $after }.
organisation-changed-observes = **{ $organisation }**: observes was { $before }, now { $after }.
organisation-unchanged = Everything about **{ $organisation }** stays as it was.
organisation-merged = **{ $former }** is now part of **{ $organisation }**, with all its partners and its voices in open decisions.
organisation-not-merged = Both stay as they are. Nothing was changed.
organisation-same = An organisation cannot be merged with itself. Nothing was changed.
organisation-gone = This organisation has become part of another in the meantime. Nothing was changed.
organisation-none = No organisation takes part yet. Write `/join` to make a start.
organisation-speaker-who = Who speaks for **{ $organisation }** and is asked first? Everybody of it can still answer.
organisation-deputy-who = Who is asked for **{ $organisation }** while the representative is away?
organisation-commit-commits = What can **{ $organisation }** promise without asking back? For example “rooms, and working time up to two days a month”.
organisation-commit-commits-placeholder = What needs no asking back
organisation-speaks = Speaks for the organisation: { $name }
organisation-deputises = Deputy: { $name }
organisation-commits = Can promise without asking back: { $commits }
organisation-commits-of = { $organisation } can promise without asking back: { $commits }
organisation-mandate-noted = Noted for **{ $organisation }**:
    { $line }
organisation-commits-noted = Noted for **{ $organisation }**:
    { $line }
organisation-mandate-off = Taken off for **{ $organisation }**. { $line }
organisation-speaker-nobody = Nobody takes part for this organisation at present.
organisation-speaker-gone = This person no longer takes part for the organisation. Nothing was changed.
organisation-deputy-same = This person already speaks for the organisation. The deputy has to be somebody else; nothing was changed.
organisation-own-hint = Who speaks: `/organisation speaks Name` · deputy: `/organisation deputy Name` · promises: `/organisation commit …`
misfit-organisation = “{ $typed }” does not say clearly which one is meant. To choose from: { $options }.
organisation-known = There is “{ $name }” already. Nothing was changed; `/organisation Name; merge; other name` makes one of two.

help-organisation = who speaks for an organisation; correct organisations
help-organisation-more =
    - `/organisation speaks Ben`: Ben is asked first for one's own organisation; likewise `/organisation deputy Clara`, `/organisation commit rooms`
    - `/organisation Cty of Ahlen; name; City of Ahlen`: corrects a name (coordinators); likewise `/organisation IHK; observes; yes`
    - `/organisation Diakonie; merge; Caritas; yes`: makes one of two, without being asked again (coordinators)
