### Joining and leaving.

join-organisation = { $known ->
    [0] For which organisation? Please write its name.
   *[other] For which organisation? Please choose one, or write its name.
}
join-sector = Which sector does it belong to?
join-kind = And what kind of organisation is it?
join-engagement = Paid or voluntary? Volunteers get messages in the early evening.
engagement-paid = Paid
engagement-voluntary = Voluntary

misfit-no-organisation = “{ $typed }” is no organisation here. Please choose one, or write its name out.

organisation-too-many = A cooperation has at most { $most } organisations; “{ $name }” was not added, and nothing was changed. Whoever speaks for one that is there chooses it with `/join`; coordinators merge doubles with `/organisation`.
joined = Welcome, { $person }! Noted: **{ $organisation }** ({ $sector }).
join-sector-stays = **{ $organisation }** is listed under { $sector }; that stays so for now. If it is wrong, a coordinator can change it with `/organisation`.
join-kind-stays = **{ $organisation }** is listed as { $kind }; that stays so for now. If it is wrong, a coordinator can change it with `/organisation`.
left-not-in = { $person } is not taking part here yet. To join: `/join`.
left-coordinates = This does not affect coordinating; `/coordinator release` ends it.
left = { $person } no longer takes part. Answers and voices stay; `/join` leads back in at any time.

help-join = take part: name your organisation and sector
help-join-more =
    - `/join`: asks for organisation and sector
    - `/join City of Ahlen; state`: says both in one line
    - `/join Help for Ahlen; civil society; association; volunteer`: also says what kind of organisation it is, and in which role
help-leave = no longer take part
help-leave-more =
    - `/leave`: ends taking part; answers and voices stay
    - `/join`: begins again

## What stands in the empty field

join-organisation-placeholder = Name of the organisation
