### Wer mitmacht.

partners-title = **Wer mitmacht: { $name }**
partners-sector = **{ $sector }**
partners-organisation = { $organisation }: { $people }
partners-observer = { $organisation } (beobachtet): { $people }
partners-coordinator = { $name } (Koordination)
partners-coordinating = Es koordiniert außerdem: { $names }
partners-nobody = Noch ist niemand dabei. Den Anfang macht, wer `/mitmachen` schreibt.
partners-missing = Noch niemand dabei: **{ $sectors }**. Wer könnte angesprochen werden?
partners-missing-kinds = Alle drei Sektoren sind dabei. Noch ohne: **{ $kinds }**.

help-partners = wer mitmacht und welcher Sektor fehlt
help-partners-more =
    - `/partner`: zeigt alle nach Sektor und Organisation
    - `/partner seite 2`: zeigt die nächste Seite
