### Ending a cooperation.

end-export = **What “{ $name }” shares**
end-export-challenge = Shared challenge: { $challenge }
end-export-partners = **Partners**
end-export-organisation = { $organisation } ({ $sector }): { $people }
end-export-stakeholders = **Stakeholders**
end-export-plan = **Communication plan**
end-export-reminders = **Reminders**
end-export-indicators = **Indicators**
end-export-contributions = **Contributions**
end-export-tasks = **Tasks**
end-export-risks = **Risks**
end-export-leading = **Rule, promises, meetings and moderating**
end-export-watch = **Watch list**
end-code = This ends the cooperation and deletes everything: { $partners } partners, { $decisions } decisions, { $rounds } check-ins, all stakeholders, plans and reminders. It cannot be undone. Please keep a copy of what stands above. To end it, repeat this code, good for 15 minutes: **{ $code }**
end-asked-in-private = Everything else about this is in the private chat.
end-in-private = Please write `/end` to me in private.
end-begun = { $person } is about to end “{ $name }”: everything will be deleted. Whoever disagrees should say so right away.
end-kept = That was not the code. Everything stays as it is.
end-too-late = The code is no longer good. Everything stays as it is.
end-announced = The coordination has ended “{ $name }”. Everything I had stored about it is deleted. Thanks to everybody!
end-done = Done: the cooperation has ended, and nothing of it is stored. `/setup` in the group begins a new one.

help-end = end the cooperation and delete everything
help-end-more =
    - `/end`: sends what is shared in private and names a code
    - `/end ABC234`: with the code everything is deleted
