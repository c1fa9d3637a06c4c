### Um welche Kooperation es im privaten Chat geht.

cooperation-heading = **{ $name }**
cooperation-numbered = { $name } (Nr. { $number })

switch-which = Hier geht es gerade um **{ $name }**. Um welche Kooperation soll es ab jetzt gehen?
switched = Hier geht es jetzt um **{ $name }**, bis zum nächsten `/wechseln` oder bis in einer anderen Gruppe etwas begonnen wird, das hier weitergeht.
switch-only = Hier geht es um **{ $name }**. Eine andere Kooperation gehört nicht zu diesem Konto.
switch-in-private = In einer Gruppe geht es immer um deren eigene Kooperation. `/wechseln` ist für den privaten Chat mit mir: Dort lässt sich wählen, um welche es geht.
place-which = { $command } ist auch für andere zu sehen. In welcher Kooperation? Noch ist nichts geschehen.

help-switch = im privaten Chat eine andere Kooperation wählen
help-switch-more = Wer in mehreren Kooperationen ist, sieht mit `/wechseln` im privaten Chat, um welche es dort gerade geht, und wählt eine andere; mit ihrem Namen dahinter gleich in einer Zeile. Sonst wechselt der Chat nur, wenn in einer Gruppe ein Befehl geschrieben oder ein Link angetippt wird, der hierher führt.
