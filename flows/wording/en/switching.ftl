### Which cooperation a private chat is about.

cooperation-heading = **{ $name }**
cooperation-numbered = { $name } (no. { $number })

switch-which = This chat is about **{ $name }** at the moment. Which cooperation should it be about from now on?
switched = This chat is about **{ $name }** now, until the next `/switch`, or until something is begun in another group that goes on here.
switch-only = This chat is about **{ $name }**. No other cooperation belongs to this account.
switch-in-private = In a group it is always about the group's own cooperation. `/switch` is for the private chat with me: there one can choose which one it is about.
place-which = Others will see what { $command } does. In which cooperation? Nothing has happened yet.

help-switch = choose another cooperation in the private chat
help-switch-more =
    - `/switch`: shows which cooperation this chat is about
    - `/switch Arriving in Ahlen`: chooses another one
