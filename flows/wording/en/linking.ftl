# Linking: a second channel for the cooperation, a second account for a person.

link-what = What should be linked?
link-channel = Another channel
link-account = My second account
link-code-channel =
    { $named ->
        [yes] The code for another channel of **{ $name }**: **{ $code }**
       *[no] The code for another channel: **{ $code }**
    }

    First add the bot to the other channel, then write “link { $code }” there, with “/” in front on Telegram and “!” on Matrix. The code works once, within an hour. Please show it to nobody.
link-code-person =
    The code for a second account: **{ $code }**

    Please write to me alone from the other account: “link { $code }”, with “/” in front on Telegram and “!” on Matrix. The code works once, within an hour. Please show it to nobody.
link-code-sent = { $person }: The code is in the private chat.
link-refused-channel = Only coordinators link channels. For a second account of your own please write `/link` in private.
link-unknown-code = This code does not exist, or is no longer valid. `/link` gives a new one.
link-too-many-wrong = { $most } codes from this account were wrong within the last hour. Until the hour is over I look at none, not at this one either. After that it goes on; `/link` then gives a fresh code.
link-code-is-for-a-channel = This code links a channel: please write it there, not here. It is still valid.
link-code-was-read = Others have read this code now, so it is void. `/link`, written in private, gives a new one.
link-channel-is-here = This channel already belongs to the cooperation. The code is used up.
link-channel-is-taken =
    { $named ->
        [yes] There is another cooperation here: **{ $name }**.
       *[no] There is another cooperation here.
    } Nothing was linked. As others have read the code, it is void.
link-channel-joined =
    { $named ->
        [yes] This channel now belongs to **{ $name }**.
       *[no] This channel now belongs to the cooperation.
    } Cards, reminders and results come here, too. Whoever takes part with several accounts should link them, in private, with `/link`: then each answer counts once.
link-channel-new = Another channel belongs to the cooperation now: { $channel }. Cards, reminders and results appear there, too.
link-same-account = This is the same account, and the code is used up. Please write from the other account; `/link` gives a new code.
link-guest = This account is already linked to an earlier one. Nothing was linked, and the code is used up. For further accounts, use a code that `/link` gives here; `/unlink account` undoes the link.
link-account-sure = The code comes from **{ $name }** on { $platform }. Does that account really belong to the same person? Both may then do whatever either may; when they are taken apart, the one on { $platform } keeps everything.
link-account-not = All right, nothing was linked.
link-account-joined = Linked with the account on { $platform }. What is said with one of them counts for the other, too. To undo: `/unlink account`, in private.
link-account-organisation = Both speak for **{ $organisation }**.
link-account-told = The account **{ $name }** on { $platform } is linked with this one now. Is it somebody else's? Then please write `/unlink account` here: this account keeps everything, the other one loses it.
unlink-what = What should be unlinked?
unlink-channel = A channel
unlink-account = My second account
unlink-channel-channel = Which channel should leave?
unlink-only-channel = Without this channel there would be none that I can write to. Nothing was changed.
unlink-channel-parted =
    { $named ->
        [yes] This channel no longer belongs to **{ $name }**.
       *[no] This channel no longer belongs to the cooperation.
    }
unlink-channel-gone = This channel no longer belongs to the cooperation: { $channel }.
unlink-account-in-private = Accounts are unlinked in private: please write `/unlink account` there.
unlink-only-account = No other account is linked with this one. Nothing was changed.
unlink-account-parted = This account stands by itself again. Everything goes on with the other one.
unlink-account-others = By themselves again: { $accounts }. Here everything stays as it was.
unlink-account-told = This account is no longer linked with the one on { $platform } and stands by itself again.
unlink-account-gone = The account on { $platform } is no longer linked with this one. Here everything stays as it was.

help-link = link another channel or a second account
help-link-more =
    - `/link channel`: joins a second group to this cooperation
    - `/link account`: joins a second account to your person
help-unlink = undo a link
help-unlink-more =
    - `/unlink channel`: parts this group from the cooperation
    - `/unlink account`: parts this account from the others
