### Joining and leaving.

join-organisation = For which organisation? Please choose one, or write its name.
join-sector = Which sector does it belong to?
join-engagement = Paid or voluntary? Volunteers get messages in the early evening.
engagement-paid = Paid
engagement-voluntary = Voluntary

joined = Welcome, { $person }! Noted: **{ $organisation }** ({ $sector }).
left = { $person } no longer takes part. Answers and voices stay; `/join` is always possible again.

help-join = take part: name your organisation and sector
help-join-more = `/join` asks for your organisation, its sector and, if you like, whether you are paid or a volunteer. In one line: `/join City of Ahlen; state`. Sent again, it changes what you said.
help-leave = no longer take part
help-leave-more = `/leave` ends your participation. Your answers and voices stay.
