### Who comes to an organisation, and contradicting it.

admission-new = { $place ->
    [private] { $cooperation }: **{ $person }** is new for **{ $organisation }**.
   *[group] **{ $person }** is new for **{ $organisation }**.
} If that is not right, everybody who has been there for longer and the coordinators can say so until { $until }.
admission-is-refused = { $place ->
    [private] { $cooperation }: **{ $person }** does not belong to **{ $organisation }**, said { $by }.
   *[group] **{ $person }** does not belong to **{ $organisation }**, said { $by }.
} What was said for this organisation has been taken back in open decisions.
admission-over = { $place ->
    [private] { $cooperation }:{ " " }
   *[group] { "" }
}{ $present ->
    [yes] **{ $person }** takes part for **{ $organisation }**. The time to object is over.
   *[no] **{ $person }** no longer takes part for **{ $organisation }**.
}
admission-coordination = a coordinator
admission-choice-refuse = Does not belong to us

admission-toast = Noted: { $person } does not belong.
admission-done = Noted: **{ $person }** does not belong and no longer takes part there.
admission-told = { $cooperation }: { $person }, somebody said that you do not belong to **{ $organisation }**. So taking part for it has ended, and what was said for it in open decisions is taken back. `/join` lets you take part for another organisation; if it was a mistake, the coordinators will help.
admission-news = { $cooperation }: { $by } says that **{ $person }** does not belong to **{ $organisation }**. Taking part for it has ended; the person has been told.
admission-nobody = Nobody is new at the moment. Objecting is possible for 14 days, for one’s own organisation.
admission-refuse-newcomer = Who does not belong?

admission-refused-settled = Somebody has said so already. Nothing was changed.
admission-refused-over = It is too late to object here. Nothing was changed.
admission-refused-oneself = To stop, use /leave; to change organisation, use /join. Nothing was changed.
admission-refused-stranger = Only this organisation’s partners and coordinators can say so. Nothing was changed.
admission-refused-newer = Only those who have been there for longer can say so. Nothing was changed.

help-admission = say who does not belong to your organisation
help-admission-more =
    - `/admission`: asks who does not belong to your organisation
    - `/admission Eva`: says that Eva does not
