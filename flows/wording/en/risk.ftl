### Risks: what may happen, by what it would show first, and who watches for that.

risk-add-what = What might happen? For example “the coordinator changes jobs”.
risk-add-sign = By what would it show first? For example “meetings are put off again and again”.
risk-add-watcher = Who watches for that?
risk-change-which = Which risk is to change?
risk-change-aspect = What is to change about “{ $what }”?
risk-change-what = What might happen? So far: { $what }
risk-change-sign = By what would it show first? So far: { $sign }
risk-change-watcher = Who watches for that? So far: { $watcher }.
risk-drop-which = Which risk should leave the list?

risk-aspect-what = Risk
risk-aspect-sign = Early sign
risk-aspect-watcher = Who watches
risk-seen-no = no
risk-seen-some = somewhat
risk-seen-yes = yes
risk-nobody = nobody yet

risk-line = **{ $number }** { $what } · early sign: { $sign } · watched by: { $by }{ $last }
risk-last = {" "}· last: { $answer } ({ $day })
risk-added = Noted: { $line }
    The first question about it comes on { $day }.
risk-changed = Changed: { $line }
risk-unchanged = Everything stays as it was: { $line }
risk-dropped = Dropped: { $line }
risk-noted = Noted: { $line }
risk-gone = That risk is not on the list any more. Nothing was changed.
risk-unknown = There is no risk { $number }. `/risk` shows all.
risk-too-many = The list has at most { $most } risks; “{ $what }” is not among them. `/risk drop` makes room.
risk-which-answer = “{ $typed }” does not fit here. Does the early sign show? For example: `/risk { $number }; some` – possible are no, some and yes.
risk-not-yours = Whether the early sign of “{ $what }” shows is said by whoever watches for it, or a coordinator. Nothing was changed.
risk-answered-already = That has been answered. Nothing was changed.
risk-toast = Noted, thank you!
risk-sign-asked = Does the early sign show? **{ $sign }**
    It is about: { $what }
risk-sign-answered = **{ $sign }**: { $answer }. Thank you!
    It was about: { $what }
risk-alert = An early sign shows: **{ $sign }**{ $known ->
    [yes] {" "}(says { $watcher })
   *[no] {""}
}
    Risk { $number }: { $what }. Is there something to decide?
risk-alert-over = The early sign does not fully show any more: { $sign }
    It was about: { $what }
risk-propose = Propose a decision
risk-unwatched = Nobody whom I can ask watches for an early sign at present: **{ $sign }**
    Risk { $number }: { $what }. To name somebody: `/risk change { $number }; who`. To answer: `/risk { $number }; no`
risks-none = There is no risk on the list yet. The first: `/risk add`.
risks-head = **Risks and their early signs** – new: `/risk add`

help-risk = risks, their early signs and who watches for them
help-risk-more =
    - `/risk Funding ends; the funder stops answering; Ben`: adds a risk; Ben is asked every three months
    - `/risk 1; some`: says whether the early sign shows; `/risk drop 1` takes it off the list
