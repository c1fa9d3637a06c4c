### Setting a cooperation up.

setup-place = Question { $number } of { $count }.
setup-present = At present: **{ $value }**. Skipping keeps it.
setup-name =
    { $place } What is the cooperation called?
    { $present }
setup-challenge =
    { $place } Which challenge do we want to tackle together? One sentence will do.
    { $present }
setup-language =
    { $place } Which language should I use here?
    { $present }
setup-time-zone =
    { $place } Which time zone applies? A city will do, for example “Vienna”.
    { $present }
setup-holidays =
    { $place } Which federal state's public holidays should dates respect?
    { $present }
setup-phases =
    { $place } Which phases are active? Tap those that are, then “Done”; “1, 3” in one line works, too.
    { $present }
setup-rhythm =
    { $place } How often should there be a check-in?
    { $present }

setup-set = **{ $name }** is set up:
setup-set-nameless = **The cooperation** is set up:
setup-set-challenge = Challenge: { $value }
setup-set-language = Language: { $value }
setup-set-time-zone = Time zone: { $value }
setup-set-holidays = Public holidays: { $value }
setup-set-phases = Phases: { $value }
setup-set-rhythm = Check-ins: { $value }
setup-begun = { $name } is setting things up in the private chat; we go on here in a moment.
setup-begun-again = { $name } is going through the settings once more, in the private chat.
setup-done = **{ $name }** is ready.
setup-next-check-ins = Check-ins open by themselves, probably on: { $dates }.
setup-next = To change: `/setup` again, single things with `/settings`. Once there are partners, `/checkin` opens the first round.

setup-in-topic = From now on this topic is the cooperation's place: cards and reminders come here.
setup-in-group = A cooperation is set up in its group: add me there and write `/setup`.
setup-needs-administrator = Nobody coordinates here yet. Whoever administers this group begins: write `/setup` in the group.

setting-rhythm-by-phase = Depending on the phase (about every 6 to 13 weeks)
setting-rhythm-fortnightly = Every two weeks
setting-rhythm-monthly = Monthly (every four weeks)
setting-rhythm-quarterly = Quarterly (every 13 weeks)
setting-rhythm-on-demand = Only when needed

help-setup = set the cooperation up, or change it
help-setup-more =
    - `/setup`: asks for name, challenge, language, time zone, holidays, phases and rhythm
    - `/setup Arriving in Ahlen`: takes the name along

## What stands in the empty field

setup-name-placeholder = Name of the cooperation
setup-challenge-placeholder = What should get better?
