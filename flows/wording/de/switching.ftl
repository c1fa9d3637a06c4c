### Um welche Kooperation es im privaten Chat geht.

cooperation-heading = **{ $name }**
cooperation-numbered = { $name } (Nr. { $number })

switch-which = Hier geht es gerade um **{ $name }**. Um welche Kooperation soll es ab jetzt gehen?
switched = Hier geht es jetzt um **{ $name }**, bis zum nächsten `/wechseln` oder bis in einer anderen Gruppe etwas begonnen wird, das hier weitergeht.
switch-only = Hier geht es um **{ $name }**. Eine andere Kooperation gehört nicht zu diesem Konto.
switch-in-private = In einer Gruppe geht es immer um deren eigene Kooperation. `/wechseln` ist für den privaten Chat mit mir: Dort lässt sich wählen, um welche es geht.
place-which = { $command } ist auch für andere zu sehen. In welcher Kooperation? Noch ist nichts geschehen.

help-switch = im privaten Chat eine andere Kooperation wählen
help-switch-more =
    - `/wechseln`: zeigt, um welche Kooperation es in diesem Chat geht
    - `/wechseln Ankommen in Ahlen`: wählt eine andere
