### How the account introduces itself before anybody has talked to it. On Telegram 120 and 512 characters at most.

face-about = Supports cooperations of public authorities, business and civil society: check-ins, reminders, decisions.
face-description =
    Hello, this is Dreiklang. I support cooperations of public authorities, business and civil society: with short check-ins, reminders at the right time and a log of decisions.

    In the group I keep quiet. What concerns one person only, I ask here, between the two of us.

    “Start” begins. Or add me right away to the group that it is about.
