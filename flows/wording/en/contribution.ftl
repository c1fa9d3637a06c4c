### Contributions: what the organisations bring in.

contribution-add-kind = What does your organisation bring in?
contribution-add-sentence = What exactly? One sentence is enough, for example “the hall is free on Tuesdays from 5 pm”.
contribution-add-sentence-placeholder = The hall is free on Tuesdays.
contribution-change-which = Which contribution is to change?
contribution-change-aspect = What is to change about “{ $sentence }”?
contribution-change-kind = What sort of contribution is it? So far: { $kind }.
contribution-change-sentence = What is the sentence to be? So far: { $sentence }
contribution-drop-which = Which contribution should leave the list?

contribution-kind-money = Money
contribution-kind-time = Time
contribution-kind-rooms = Rooms
contribution-kind-knowledge = Knowledge
contribution-kind-access = Access
contribution-aspect-kind = Kind
contribution-aspect-sentence = Sentence

contribution-line = **{ $number }** { $kind }: { $sentence }
contribution-of = { $house } – { $line }
contribution-added = Noted for { $house }: { $line }
contribution-changed = Changed for { $house }: { $line }
contribution-unchanged = Everything stays as it was with { $house }: { $line }
contribution-dropped = Dropped from { $house }: { $line }
contribution-gone = That contribution is not there any more. Nothing was changed.
contribution-unknown = There is no contribution { $number }. `/contribution` shows all.
contribution-not-yours = That is a contribution of “{ $house }”: its people and coordinators can change it. Nothing was changed.
contribution-too-many = The list has at most { $most } contributions; “{ $sentence }” is not among them. `/contribution drop` makes room.
contributions-none = The list of contributions is still empty. The first entry: `/contribution add`.
contributions-head = **What we bring in** – new: `/contribution add`
contributions-house = **{ $house }**

help-contribution = what the organisations bring in
help-contribution-more =
    - `/contribution rooms; The hall is free on Tuesdays.`: notes what your organisation brings in (money, time, rooms, knowledge, access)
    - `/contribution change 2; sentence; The hall is free on Fridays.`: changes number 2, `/contribution drop 2` takes it off the list
