### Settings.

language-de = Deutsch
language-en = English

setting-language = Language
setting-time-zone = Time zone
setting-holidays = Public holidays
setting-quiet = Quiet hours
setting-answers = Check-in answers
setting-anonymous = Anonymous check-ins
setting-nudges = Private nudges

setting-yes = Yes
setting-no = No
setting-holidays-none = No public holidays
setting-hours = { $start }:00 to { $end }:00
setting-hours-none = No quiet hours
setting-answers-private = Alone with me (nobody sees who answers what)
setting-answers-open = In the group, too

settings-line = { $name }: **{ $value }**
settings-topic =
    These are the settings:

    { $settings }

    What should be changed? To leave it as it is: `/cancel`.
settings-language = Which language should I use here? Now: **{ $present }**
settings-time-zone = Which time zone applies? A city will do. Now: **{ $present }**
settings-holidays = Which federal state's public holidays should dates respect? Now: **{ $present }**
settings-quiet = From when to when should it be quiet? For example “20-8”. Now: **{ $present }**
settings-answers = How are check-ins answered? Now: **{ $present }**
settings-anonymous = Should answers be stored without the person? Now: **{ $present }**
settings-nudges = Should those whose answers are missing be reminded once, in private? Now: **{ $present }**
settings-changed = This applies from now on. { $line }
settings-changed-round = This applies from the next check-in on. { $line }
misfit-quiet = “{ $typed }” does not fit. Please name two full hours, for example “20-8”, or “none”.

help-settings = language, rhythm, public holidays and more
help-settings-more =
    - `/settings`: shows what holds and asks what should change
    - `/settings quiet 20-8`: changes one of them; `/settings rhythm monthly` shows the next dates first
