### What all flows have in common.

## Sectors

sector-state = State and administration
sector-business = Business
sector-civil-society = Civil society

## Choices

choice-done = Done
question-skipped = skipped
question-answered = ✓ { $chosen }
choice-further = more …
choice-skip = Skip
choice-more = *Shown are { $offered } of { $count }; the others work too: please type the name.*
choice-more-numbered = *Shown are { $offered } of { $count }; the others work too: please type the name or number.*
choice-back = Back
yes = Yes
no = No

## When something typed does not fit

misfit-nothing-before = There is nothing before this: it is the first question.
misfit-empty = Something is missing: please write a few words.
misfit-too-long = That is { $length } characters; at most { $most } fit. Please shorten it and send it again.
misfit-choice = “{ $typed }” is not among the choices. They are: { $options }.
misfit-several = “{ $typed }” fits several, please type more of it: { $options }
misfit-scale = “{ $typed }” does not fit here. Please tap or type a number from 1 to { $most }.
misfit-when = I cannot read “{ $typed }” as a time. For example: “in two weeks”, “29 March at 14:00” or “every Monday at 9”.
misfit-past = “{ $typed }” has already passed. Please name a time in the future.
misfit-day = I cannot read “{ $typed }” as a day. For example: “29 March”, “next Monday” or “in three weeks”.
misfit-rhythm = I cannot read “{ $typed }” as a rhythm. For example: “every month”, “every two weeks” or “once”.
misfit-time-zone = “{ $typed }” is no time zone I know. For example: “Europe/Berlin”.
misfit-number = “{ $typed }” is not a number that fits.

## What else is said

talk-greetings = hello, hello everybody, hi, hey, good morning, good afternoon, good evening, who are you, what can you do
talk-thanks = thanks, thank you, thank you very much, many thanks, cheers, great, ok thanks, 👍
talk-welcome = You are welcome!
talk-in-group = I did not understand that. Here you can write for example: `/status`, `/checkin`, `/help`.
number-after-talk = Is that number for one of my cards? Then please write it as a reply to the card, or tap there.
words-at-card = Words do not count at this card. There is: { $options }. Please tap one, or write it as a reply.

## When something cannot be done

refused-partner = This is for partners: `/join` in the group takes a minute.
refused-coordinator = This is for coordinators. `/partners` shows who they are.
refused-appointed = This is for coordinators themselves; a deputy cannot do it. `/partners` shows who they are.
unknown-command = I do not know { $name }. `/help` shows what I can do.
unknown-command-nearest = I do not know { $name }. Did you mean /{ $nearest }? `/help` shows what I can do.
no-cooperation = There is no cooperation in this channel yet. Whoever administers the channel begins with `/setup`.
no-cooperation-private = I do not know which cooperation this is about. Please write `/join` in the cooperation's group first.
answer-by-reply =
    { $taps ->
        [yes] *Please tap, or reply to this message; nothing else reaches me here.*
       *[no] *Please reply to this message; nothing else reaches me here.*
    }
unreadable = { $person }: I cannot decrypt a message. Please send it again.
answer-stands = This answer has been noted; changing the message no longer changes it.
door = { $person }: Let’s go on in the private chat.
door-choice = Open the private chat
anonymous = This needs a name. Please send it again without anonymous mode; nothing was changed.
stale-choice = This choice is no longer valid. Nothing was changed.
card-moved = ↓ This continues further down.
card-closed-here = This card no longer counts here.
not-your-question = This question is for somebody else. Nothing was changed.
not-understood = I did not understand that. Here you can write for example: `/answer` for the check-in, `/status`, `/help`.
dialogue-lost = Since an update this question no longer exists. Please begin again; what is already stored stays.
too-fast-person = That was a lot of messages in one minute. This one was not carried out, nor will be what comes right after it: please try again in a minute.
too-fast-group = A lot of commands came in this group within a minute. This one was not carried out: please try again in a minute.
too-fast-waiting = Many answers are still on their way. This message was not carried out: please try again in a minute.
too-fast-taps = That was very fast. Nothing was changed: please tap again in a minute.
fault = Something went wrong on my side. Nothing was changed; please try again.
channel-lost = I can no longer write to one of this cooperation's channels on { $platform }. Please check that I am still a member; as soon as somebody writes a command there, things go on.
led-alone = Let’s go on in the private chat.
file-unknown = I can do nothing with this file. I read files whose name ends like this: { $endings }
file-too-large = This file is too large: I can read up to { $most } KiB. Nothing was changed.
file-not-fetched = This file could not be loaded. Nothing was changed; please send it once more.
document-follows = A file follows here in a moment.
document-not-made = The document could not be made. Nothing is lost: please ask for it again later. If that does not help, whoever runs Dreiklang can.
document-not-taken = The document is ready but cannot be sent here: it is too large, or files are not allowed here. It may work in the private chat.
