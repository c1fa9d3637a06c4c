### Arriving: what Dreiklang is, what it stores and how to begin.

arrival-who = **Hello, this is Dreiklang.** I support cooperations of state, business and civil society: with short check-ins, reminders at the right time and a log of decisions.
arrival-hears = In this group, only commands, buttons and replies to my messages reach me.
arrival-stored = I only keep what is clearly meant for me: commands, answers, entries. I do not store anything else that is written here. More about this: `/privacy`.
arrival-begin = To begin: { $name } coordinates and starts with `/setup`. Everybody else taps “Join” or writes `/join`.
arrival-begin-administrator = To begin: whoever administers this group writes `/setup` and becomes its coordinator.
arrival-invitation = **{ $name }** is set up. Who is part of it?
arrival-invitation-nameless = **Our cooperation** is set up. Who is part of it?
arrival-challenge = What it is about: { $challenge }
arrival-inside = Already in: { $counts }.
arrival-inside-sector = { $sector } { $count }
arrival-join = Tap “Join” or write `/join`: naming your organisation and sector takes a minute.
arrival-choice-join = Join
arrival-joined-already = You are already in! To change your details: /join
arrival-ask-in-private = Let’s go on in the private chat.
arrival-back = I am back. Everything is still here; `/status` shows where we stand.

start-group = What to do next: `/status` shows where we stand, `/join` brings in new partners, `/help` shows everything else.
start-stranger = Everything begins in a group: add me there, then write `/setup`. If the group already exists, `/join` there is enough.
start-private = **This is Dreiklang.** This chat is about { $name }; nobody else in the group reads what is written here.
start-guest = To take part: `/join`. `/privacy` says what is stored, `/help` what I can do.
start-partner = `/answer` answers the open check-in, `/status` shows where we stand, `/mydata` everything about you. For everything else: `/help`.
start-coordinator = For coordinators: `/checkin` opens a round, `/setup` and `/settings` change how we work.
cooperation-nameless = our cooperation

help-start = who I am and what can be done here
help-start-more = `/start` says who I am and what to do next here.
