# Linking: a second channel for the cooperation, a second account for a person.

link-what = What is to be linked?
link-channel = Another channel
link-account = My second account
link-code-channel =
    The code for another channel of **{ $name }**: **{ $code }**

    Add me there and write in that channel: `/link { $code }`. The code is good for one hour and once.
link-code-person =
    The code for a second account: **{ $code }**

    Write to me alone from the other account: `/link { $code }`. The code is good for one hour and once. Please show it to nobody.
link-code-sent = { $person }: The code is in the private chat.
link-refused-channel = Channels are linked by the coordinators. For a second account of your own: write `/link` to me alone.
link-unknown-code = This code does not exist, or is no longer valid. `/link` gives a new one.
link-code-is-for-a-channel = This code links a channel: please write it there, not here. It is still valid.
link-code-was-read = Others have read this code now, so it is void. `/link`, written to me alone, gives a new one.
link-channel-is-here = This channel belongs to it already. The code is still valid.
link-channel-is-taken = A cooperation lives here already: { $name }. Nothing was linked; the code is still valid.
link-channel-joined = This channel now belongs to **{ $name }**. Cards, reminders and results come here, too; whoever answers here or there counts once.
link-channel-new = Another channel now belongs to us: { $platform }. What stands here stands there, too.
link-same-account = This is the same account. Please write from the other one; `/link` gives a new code.
link-account-joined = Linked with the account on { $platform }. What one says counts for the other. To undo: `/unlink`.
link-account-told = An account on { $platform } now belongs to the same person. If that was somebody else, please write `/unlink` here and ask the coordinators.
unlink-only-channel = This is the cooperation's only channel. Nothing was changed.
unlink-channel-parted = This channel no longer belongs to **{ $name }**.
unlink-channel-gone = The channel on { $platform } no longer belongs to us.
unlink-only-account = No other account is linked with this one. Nothing was changed.
unlink-account-parted = This account stands by itself again. Taking part goes on with the other one.

help-link = link another channel or a second account
help-link-more = `/link` gives a code that is good for one hour. In the group (coordinators only): for another channel, such as a Matrix room beside the Telegram group. In private: for your own second account. To use it: `/link CODE`.
help-unlink = undo a link
help-unlink-more = `/unlink` takes this channel out of the cooperation (coordinators only) or, written in private, this account off the person.
