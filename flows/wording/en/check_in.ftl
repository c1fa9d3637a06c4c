### Check-ins: rounds, questions, answers, results.

## Cards in the channel

check-in-open = **Check-in { $number }** on { $phases }, open until { $closes }
check-in-over = **Check-in { $number }** on { $phases } is closed.
check-in-how-tap = Please answer each question below with a tap: 1 means “does not apply at all”, 5 “applies fully”. Nobody sees who answers what. If you would rather answer alone, tap here.
check-in-how-open = Please answer each question below with a tap: 1 means “does not apply at all”, 5 “applies fully”. In this round everybody sees who taps what. If you would rather answer alone, tap here.
check-in-how-privately = { $count ->
    [one] One question, one minute.
   *[other] { $count } questions, about three minutes.
} You answer in private; nobody sees who answers what.
check-in-privately = Answer privately
check-in-answer-now = Answer now
check-in-question-line = **{ $field }:** { $question }
check-in-question = **{ $place }/{ $count } { $field }**

    { $question }
check-in-nobody-yet = No answer yet.
check-in-nobody = Nobody answered.
check-in-answered = { $count ->
    [one] One person has answered: { $sectors }
   *[other] { $count } have answered: { $sectors }
}
check-in-unknown = don’t know
check-in-partly = Partly
check-in-withdrawn = Answer taken back.
check-in-stored = Stored: { $answer }
check-in-stored-why = Stored: { $answer }. What is missing? The question is in your private chat.

## Answering in private

check-in-look-private = Let’s go on in your private chat.
check-in-look-private-here = { $person }: let’s go on in your private chat.
check-in-no-private = I cannot write to you in private yet. Please open a private chat with me first.
check-in-rating-rating = **{ $place }/{ $count } { $field }**

    { $question }

    1 means “does not apply at all”, 5 “applies fully”.
check-in-rating-missing = Thank you, that counts already. What is missing most? One sentence is enough. It will be quoted word for word in the result, without your name.
check-in-rating-again-rating = **{ $place }/{ $count } { $field }**

    { $question }

    1 means “does not apply at all”, 5 “applies fully”.
check-in-rating-again-missing = Thank you, that counts already. What is missing most? One sentence is enough. It will be quoted word for word in the result, without your name.
check-in-why-alone-missing = Thank you, that counts already. What is missing most? One sentence is enough. It will be quoted word for word in the result, without your name.
check-in-anchored-anchored = **{ $place }/{ $count } { $field }**

    { $question }
check-in-anchored-yes = Yes
check-in-anchored-partly = Partly
check-in-anchored-no = No
check-in-anchored-unknown = don’t know
check-in-sentence-sentence = **{ $place }/{ $count } { $field }**

    { $question }

    The answer will be quoted word for word in the result, without your name.
check-in-remark-remark = One last thing: what is missing most? One sentence is enough. It will be quoted word for word in the result, without your name and apart from any question.
check-in-remark-skipped = All right, your answers count anyway.
check-in-why-missing = You gave “{ $question }” a low number. What is missing most? One sentence is enough. It will be quoted word for word in the result, without your name.
check-in-why-thanks = Thank you, noted.
check-in-why-skipped = All right, the number counts anyway.
check-in-thanks = { $count } of { $of } questions answered, thank you! `/answer` changes them until the round closes.
check-in-thanks-final = { $count } of { $of } questions answered, thank you!
check-in-all-answered = All answered. In case you want to change something, once more from the top; “Skip” leaves an answer as it is.
check-in-all-answered-final = All answered, thank you. This round can no longer be changed.
check-in-late = The round has already closed. Late answers still count: they are shown once there are three of them, so that nobody can guess one.

## Nudging

check-in-nudge = The check-in of “{ $cooperation }” is open until { $closes }. { $count ->
    [one] One question is waiting.
   *[other] { $count } questions are waiting; that takes about three minutes.
}
check-in-nudge-over = The check-in of “{ $cooperation }” is closed.

## Result

check-in-result = **Result of check-in { $number }**
check-in-result-empty = Nobody answered this round. Late answers still count: `/answer`.
check-in-value = { $sign } **{ $field }:** { $value }
check-in-median = median { $median }, { $agreement ->
    [close] close together
   *[apart] opinions differ
}
check-in-middle = median { $median }
check-in-rating-good = rather good
check-in-rating-mixed = mixed
check-in-rating-weak = rather weak
check-in-answer-good = rather Yes
check-in-answer-mixed = partly
check-in-answer-some = Yes or partly
check-in-answer-weak = rather No
check-in-later = Later, { $count } answers: { $value }
check-in-rather-yes = rather Yes
check-in-rather-no = rather No
check-in-too-few = { $sign } **{ $field }:** too few answers yet to show anything
check-in-change-up = +{ $change } since last time
check-in-change-down = −{ $change } since last time
check-in-change-same = unchanged
check-in-dont-know = { $count } × don’t know
check-in-missing = **What is missing:**
check-in-missing-line = { $field }: “{ $text }”
check-in-remarks = **Said at the end:**
check-in-remark-line = “{ $text }”
check-in-gap = The sectors see this differently. It is worth talking about.
check-in-method = **What can help with { $field }: { $method }.** { $how }

## Commands

check-in-running = Check-in { $number } is open until { $closes }. { $turnout }
check-in-opened-there = Check-in { $number } is open in the group.
check-in-none-open = No check-in is open at the moment. Coordinators open one with `/checkin`.
check-in-none-yet = There has been no check-in yet.
check-in-no-phase = No phase is active yet. Please start one first, for example with `/phase start Initiate`.
check-in-no-partners = Nobody is taking part yet. Partners have to `/join` first.
check-in-unknown-action = I do not know what to do with “{ $typed }” here. You can write `/checkin`, `/checkin show` or `/checkin close`.

not-allowed-final = The round is closed and your answer stands. Nothing was changed.
not-allowed-anonymous = In anonymous rounds an answer cannot be changed, because nobody knows which one it was.
not-allowed-newcomer = This round was over already. The next one is sure to come, and you are welcome in it!
not-allowed-unknown_question = This question is not part of the round. Nothing was changed.
not-allowed-out_of_scale = Please give a number from 1 to 5. Nothing was changed.
not-allowed-no_questions = There are no questions for these phases at the moment.

help-checkin = open, answer and see the check-in
help-checkin-more = `/checkin` opens a round of up to five questions on the active phases (coordinators), or begins to answer the open one. `/checkin show` tells where it stands, `/checkin close` ends it early. A long result goes on with `/checkin show page 2`.
help-answer = answer the open check-in privately
help-answer-more = `/answer` asks the questions in your private chat, one after the other. Sent again, it changes your answers until the round closes.

check-in-close-sure = Close check-in no. { $number } now? It then shows what has come together.
check-in-stays-open = All right, check-in no. { $number } stays open.

check-in-all-of-it = All of it: `/checkin show`
