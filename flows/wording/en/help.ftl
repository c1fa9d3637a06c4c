### Help.

help-title = **What can be done here**
help-theme-joining = Taking part: { $commands }
help-theme-standing = Overview: { $commands }
help-theme-checking = Checking in and learning: { $commands }
help-theme-deciding = Deciding: { $commands }
help-theme-contacts = Contacts and communication: { $commands }
help-theme-reminding = Reminders: { $commands }
help-theme-coordination = Coordination: { $commands }
help-theme-own = Your own data: { $commands }
help-theme-other = Also: { $commands }
help-theme-joining-short = Taking part
help-theme-standing-short = Overview
help-theme-checking-short = Check-in
help-theme-deciding-short = Deciding
help-theme-contacts-short = Contacts
help-theme-reminding-short = Reminding
help-theme-coordination-short = Coordination
help-theme-own-short = Own data
help-theme-other-short = More
help-theme-title = **{ $theme }**
help-line = { $command } { $what }
help-overview = Overview
help-closing = More about one command: for example `/help join`. At a question, `/back` goes one step back and `/cancel` stops.
help-about = **{ $command }**
help-for-partner = Everybody who takes part can do this.
help-for-coordinator = This is for coordinators.
help-for-appointed = This is for coordinators themselves, not for their deputies.
help-unknown = I do not know “{ $typed }”. `/help` shows what I can do.
help-unknown-nearest = I do not know “{ $typed }”. Did you mean { $nearest }? `/help` shows what I can do.

help-help = what can be done here
help-help-more =
    - `/help`: shows what can be done here
    - `/help decide`: shows two examples of one command
