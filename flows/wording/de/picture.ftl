### Bilder: was auf ihnen steht.

picture-caption = **{ $title }**
picture-file-wheel = rad
picture-file-course = verlauf
picture-file-stakeholders = akteure
picture-file-forces = kraftfeld
picture-file-indicator = messgroesse
picture-wheel = { $name }: wo wir stehen
picture-rings = Ringe von außen nach innen:
picture-light-green = gut
picture-light-yellow = im Blick behalten
picture-light-red = schwach oder strittig
picture-light-none = noch kein Wert
picture-phase-runs = Phase läuft
picture-course = { $name }: der Verlauf
picture-course-axis = Check-in
picture-course-scale = Mittlerer Wert aller Felder, von 1 bis 5
picture-course-none = kein Wert
picture-wheel-nothing = Für ein Bild fehlen noch Werte. Sie kommen mit dem ersten Check-in, auf den mindestens drei antworten.
picture-course-nothing = Für einen Verlauf fehlen noch Werte. Sie kommen mit dem ersten Check-in, auf den mindestens fünf antworten.
picture-stakeholders = Wer wichtig ist
picture-stakeholders-more = { $count ->
    [one] Auf der Liste steht noch ein Akteur mehr.
   *[other] Auf der Liste stehen noch { $count } Akteure mehr.
}
picture-forces = Was hemmt, was hilft
picture-forces-hinders = hemmt
picture-forces-helps = hilft
picture-indicator-target = Ziel
picture-indicator-nothing = Für ein Bild von „{ $name }“ fehlen noch Werte. Einer kommt so dazu: `/messgroesse { $number }; …`
