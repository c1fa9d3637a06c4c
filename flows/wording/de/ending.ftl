### Eine Kooperation beenden.

end-export = **Was „{ $name }“ gemeinsam hat**
end-export-challenge = Gemeinsame Aufgabe: { $challenge }
end-export-partners = **Partner:innen**
end-export-organisation = { $organisation } ({ $sector }): { $people }
end-export-stakeholders = **Akteure**
end-export-plan = **Kommunikationsplan**
end-export-reminders = **Erinnerungen**
end-export-indicators = **Messgrößen**
end-export-contributions = **Beiträge**
end-export-tasks = **Aufgaben**
end-export-risks = **Risiken**
end-export-leading = **Regel, Zusagen, Treffen und Moderation**
end-export-watch = **Termine im Umfeld**
end-code = Damit endet die Kooperation, und alles wird gelöscht: { $partners } Partner:innen, { $decisions } Beschlüsse, { $rounds } Check-ins, alle Akteure, Pläne und Erinnerungen. Zurücknehmen lässt sich das nicht. Was oben steht, bitte vorher sichern. Zum Beenden diesen Code wiederholen, er gilt 15 Minuten: **{ $code }**
end-asked-in-private = Dazu kommt alles Weitere im privaten Chat.
end-in-private = Bitte mir privat `/beenden` schreiben.
end-begun = { $person } will „{ $name }“ beenden: Dann wird alles gelöscht. Wer anderer Meinung ist, sagt es am besten gleich.
end-kept = Das war nicht der Code. Alles bleibt, wie es ist.
end-too-late = Der Code gilt nicht mehr. Alles bleibt, wie es ist.
end-announced = Die Koordination hat „{ $name }“ beendet. Alles, was ich dazu gespeichert hatte, ist gelöscht. Danke an alle!
end-done = Erledigt: Die Kooperation ist beendet, nichts ist mehr gespeichert. Mit `/einrichten` beginnt in der Gruppe eine neue.

help-end = die Kooperation beenden und alles löschen
help-end-more =
    - `/beenden`: schickt das Gemeinsame privat und nennt einen Code
    - `/beenden ABC234`: mit dem Code wird alles gelöscht
