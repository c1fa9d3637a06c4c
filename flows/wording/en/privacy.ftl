### Privacy and one's own data.

privacy-stored = **What I store:** the name and account of everybody who takes part, commands, answers, and what is entered on purpose. I do not store ordinary conversation.
privacy-answers-private = **Who sees what:** I show nobody who gave which check-in answer, and values only from three answers on. A sentence that goes with one is quoted word for word in the result, without a name. Everybody sees the voices on decisions. No other cooperation learns anything.
privacy-answers-anonymous = **Who sees what:** check-in answers are stored without the person; values are shown only from three answers on. A sentence that goes with one is quoted word for word in the result, without a name. Everybody sees the voices on decisions. No other cooperation learns anything.
privacy-answers-open-anonymous = **Who sees what:** check-ins are set to open here: whoever answers in the group is seen doing so; `/answer` does it in private. A sentence that goes with one is quoted word for word in the result, without a name. I store answers without the person. Everybody sees the voices on decisions. No other cooperation learns anything.
privacy-answers-open = **Who sees what:** check-ins are set to open here: whoever answers in the group is seen doing so; `/answer` does it in private. A sentence that goes with one is quoted word for word in the result, without a name. Everybody sees the voices on decisions. No other cooperation learns anything.
privacy-own = **What is in your own hands:** `/mydata` shows you in private everything I know about you. `/forget` removes your names and accounts; answers and voices stay without a name. Only until an open check-in or decision closes, a fingerprint without a name stays, so that nobody counts twice.

mydata-title = **This is everything I know**
mydata-nothing = Nothing is stored about this account.
mydata-sent = Everything that is stored is in the private chat.
mydata-in-private = Your own data does not belong in the group. Please write `/mydata` to me in private.
mydata-cooperation = **{ $name }**
mydata-account = Account: { $name } ({ $adapter }, { $account })
mydata-coordinates = coordinates
mydata-partner = { $name }, taking part since { $since } for { $organisation } ({ $sector })
mydata-away = away until { $day }
mydata-left = has not been taking part since { $day }
mydata-nudged = nudged in private: { $days }
mydata-answer = Check-in { $number }, “{ $question }”: { $answer } ({ $day })
mydata-participation = Check-in { $number }, “{ $question }”: answered anonymously
mydata-remark = the sentence at the end
mydata-unknown = don't know
mydata-yes = yes
mydata-partly = partly
mydata-no = no
mydata-proposal = proposed decision { $number }: { $text }
mydata-voice = Decision { $number }: { $said } ({ $day })
mydata-entered = Decision { $number }: entered a voice for others ({ $day })
mydata-logged = Decision { $number }: in the log at { $at }
mydata-stance-agree = agreement
mydata-stance-concern = concern
mydata-stance-objection = objection
mydata-stance-abstain = abstention
mydata-stance-against = against
mydata-stance-reservation = reservation
mydata-stakeholder = keeps the contact with { $name }
mydata-line = informs { $audience }: { $topic }
mydata-told = { $day }: reminded of { $count ->
    [one] one contact or message
   *[other] { $count } contacts and messages
}
mydata-catalogue-file = Sent a catalogue of our own: { $name } ({ $day })
mydata-own-question = Own question for a check-in: “{ $text }”
mydata-reminder = Reminder { $number }: { $text }
mydata-indicator = delivers the indicator { $name }
mydata-step = Step on { $about }: { $step }
mydata-made = entered: { $what }
mydata-echo = { $told ->
    [yes] Message on what became of something of one’s own, of { $day }
   *[no] waits: a message on what became of something of one’s own, of { $day }
}
mydata-risk = watches for the early sign of: { $what }
mydata-task = does, or was asked to do: task A-{ $number }: { $what }
mydata-task-entered = entered the task A-{ $number }: { $what }
mydata-stands-in = stands in as coordinator, during an absence, for: { $name }
mydata-deputy = during an absence, coordinating is done by: { $name }
mydata-speaks = speaks for their own organisation
mydata-speaks-while-away = stands in for whoever speaks for their own organisation
mydata-moderates = takes turns in moderating
mydata-meeting = has set meeting { $number } on { $day }
mydata-page-link = gave out link { $number } to a page, good until { $day }
mydata-admission = came to { $organisation } on { $day }
mydata-refused = said that somebody does not belong to { $organisation } on { $day }
mydata-corrected = corrected { $organisation } on { $day }
mydata-dropped = dropped something from a list, or ticked it off, on { $day }
mydata-dialogue = Answers in an unfinished dialogue ({ $begun }): { $given }

help-privacy = what is stored and who sees it
help-privacy-more =
    - `/privacy`: says what is stored and who sees it
    - `/mydata`: shows your own
help-mydata = everything that is stored about you
help-mydata-more =
    - `/mydata`: shows you alone everything about your person
    - `/forget`: deletes it
