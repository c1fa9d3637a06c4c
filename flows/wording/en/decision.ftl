### Decisions: proposing, answering, closing, finding again.

## Names

decision-kind-consent = Proposal
decision-kind-sense-check = Sense check
decision-kind-vote = Vote
decision-kind-meeting = in a meeting
decision-way-consent = Everybody can live with it
decision-way-sense-check = Sense check
decision-way-vote = Vote

decision-stance-agree = Agree
decision-stance-concern = Concern
decision-stance-objection = Objection
decision-stance-abstain = Abstain
decision-stance-against = Against
decision-stance-reservation = Reservation

decision-status-open = open
decision-status-accepted = accepted
decision-status-not-accepted = not accepted
decision-status-no-quorum = too few have spoken
decision-status-withdrawn = withdrawn
decision-status-superseded = replaced
decision-sense-accepted = mostly in favour
decision-sense-not-accepted = no clear agreement
decision-sense-no-quorum = no answers

decision-objection-settled = settled
decision-objection-integrated = integrated
decision-objection-withdrawn = withdrawn

## Card

decision-heading = **B-{ $number } · { $kind }**{ $reworded ->
    [yes] {" "}(version { $version })
   *[no] {""}
}{ $known ->
    [yes] {" "}by { $proposer }, { $organisation }
   *[no] {""}
}
decision-text = *{ $text }*
decision-open-until = Open until { $closes }.
decision-closed-on = Closed on { $day }: **{ $status }**.
decision-taken = Decided on { $day }: **{ $status }**.
decision-rule-consent = { $quorum ->
    [yes] It stands if everybody can live with it: no objection stays open, and every sector has spoken.
   *[no] It stands if everybody can live with it: no objection stays open.
}
decision-rule-vote = It stands with { $majority ->
    [twothirds] at least two thirds for it
    [threequarters] at least three quarters for it
   *[simple] more for than against
}{ $turnout ->
    [any] { $quorum ->
        [yes] , if every sector has answered.
       *[no] {"."}
    }
    [twothirds] { $quorum ->
        [yes] , if two thirds of the organisations and every sector have answered.
       *[no] , if two thirds of the organisations have answered.
    }
   *[half] { $quorum ->
        [yes] , if half of the organisations and every sector have answered.
       *[no] , if half of the organisations have answered.
    }
}
decision-rule-sense-check = Not binding: it shows how people feel.
decision-answers = { $stance }: { $who }
decision-voice = { $name }
decision-voice-with = { $name } ({ $details })
decision-voice-until = until { $day }
decision-voice-reason = “{ $reason }”
decision-voice-by-phone = by phone
decision-turnout = { $count ->
    [0] { $all ->
        [one] The one organisation has not answered yet.
       *[other] None of { $all } organisations has answered yet.
    }
    [one] { $all ->
        [one] The one organisation has answered.
       *[other] One of { $all } organisations has answered.
    }
   *[other] { $count } of { $all } organisations have answered.
}
decision-turnout-none = { $all ->
    [one] The one organisation did not answer.
   *[other] None of { $all } organisations answered.
}
decision-missing = No voice yet: { $sectors }.
decision-more = In full: `/decide { $number }`.
decision-about = Belongs to: { $names }.
decision-outcome-is = Outcome: { $outcome }
decision-responsible-is = Responsible: { $organisation }.
decision-review-is = To be reviewed: { $day }.
decision-supersedes = Replaces B-{ $number }.
decision-superseded-by = Replaced by B-{ $number }.

## Proposing

decision-propose-text = What should be decided? Please write the exact wording, at most 2,000 characters.
decision-propose-kind = How should we decide? **Everybody can live with it**: it stands if no objection stays open. **Sense check**: not binding. **Vote**: the majority decides. Our rule: { $rule }
decision-propose-as-text = What should be decided ({ $kind })? Please write the exact wording, at most 2,000 characters.
decision-propose-confirm = This is how the proposal will stand, in all groups of **{ $cooperation }** ({ $kind }, open until { $closes }, asking { $count ->
    [one] one organisation
   *[other] { $count } organisations
}):

    “{ $text }”

    Put it like this?
decision-propose-as-confirm = This is how the proposal will stand, in all groups of **{ $cooperation }** ({ $kind }, open until { $closes }, asking { $count ->
    [one] one organisation
   *[other] { $count } organisations
}):

    “{ $text }”
    { $sets ->
        [yes] {" "}If this is accepted, the rule is: { $rule }
       *[no] {""}
    }

    Put it like this?
decision-preview-open = Put it like this
decision-preview-change = Change it
decision-preview-drop = Discard
decision-preview-dropped = All right, nothing was proposed.
decision-proposed = **B-{ $number }** ({ $kind }) has been posted in all of the cooperation's channels and is open until { $closes }.

## Answering

decision-voice-noted-toast = Noted for B-{ $number }: { $stance } ({ $organisation }).
decision-voice-noted = Noted for **B-{ $number }**: { $stance } for { $organisation }. It can be changed on the card until the deadline.
decision-objection-private = An objection needs a reason. I have asked for it in the private chat; it counts once the reason is there.
decision-objection-here = An objection needs a reason. Please write it here; then it counts.
decision-objection-reason =
    What speaks against **B-{ $number }**? Please give the reason in a sentence or two; only then does the objection count.

    “{ $words }”
decision-concern-private = Concern noted. If you like, give the reason in the private chat.
decision-concern-here = Concern noted. If you like, give the reason here.
decision-concern-remark =
    The concern about **B-{ $number }** is noted and does not block anything. What reason should be recorded with it?

    “{ $words }”
decision-concern-stands = All right, the concern is recorded without a reason.
decision-reservation-private = By when will your own board have decided? I have asked in the private chat.
decision-reservation-here = By when will your own board have decided? Please write it here.
decision-reservation-until =
    Agreeing to **B-{ $number }** with a reservation: by when will your own board have decided? For example “29 March” or “in two weeks”.

    “{ $words }”
decision-objection-raised = **{ $organisation }** objects to **B-{ $number }**: “{ $reason }”

    Until it is dealt with, it blocks the decision. Once you have talked it over, whoever raised it or a coordinator can close it with `/decide { $number } settle`; `/decide { $number } reword` puts a new wording to everybody.
decision-objection-taken-back = The objection of **{ $organisation }** to **B-{ $number }** has been taken back.
decision-taken-back = { $count ->
    [one] One person has at most one voice in a decision. With the move, this voice for the former organisation has been taken back:
   *[other] One person has at most one voice in a decision. With the move, these voices for the former organisation have been taken back:
}
decision-taken-back-line = **B-{ $number }**: { $stance } ({ $organisation })
decision-is-closed = B-{ $number } no longer takes answers: { $status }.{ $known ->
    [yes] {" "}Outcome: { $outcome }
   *[no] {""}
}

## By phone

decision-voice-organisation = For which organisation should a voice on **B-{ $number }** be entered?
decision-voice-stance = What did they say?
decision-voice-grounds = For what reason? An objection counts only with a reason.
decision-voice-until-when = Until when does the reservation hold?
decision-voice-remark = Should a reason be recorded with it?
decision-voice-sense-check-organisation = { decision-voice-organisation }
decision-voice-sense-check-stance = { decision-voice-stance }
decision-voice-sense-check-remark = { decision-voice-remark }
decision-voice-vote-organisation = { decision-voice-organisation }
decision-voice-vote-stance = { decision-voice-stance }
decision-voice-vote-remark = { decision-voice-remark }
decision-voice-entered = Entered by phone for **B-{ $number }**: { $stance } for { $organisation }.
decision-voice-entered-for-you = { $by } has entered by phone for **B-{ $number }**: { $stance } for { $organisation }. If that is not right, a tap on the card changes it: `/decide { $number }`.
decision-misfit-reason = “{ $typed }” does not say much yet. Please give the reason in words.
decision-misfit-voting = “{ $typed }” has no voice here. Those who do: { $options }.

## Steering

decision-reword-text = How should **B-{ $number }** read from now on?
decision-reworded = **B-{ $number }** has a new wording.
decision-reworded-again = **B-{ $number }** has a new wording. Voices so far do not count for it: please answer again.
decision-wording-before = Before:
decision-wording-after = Now:
decision-extend-until = Until when should **B-{ $number }** stay open? If you name no day: a week longer.
decision-extended = **B-{ $number }** stays open longer: until { $closes }.
decision-reopened = **B-{ $number }** is open again, until { $closes }. Voices so far still stand.
decision-withdrawn = **B-{ $number }** is withdrawn: “{ $words }”
decision-close-sure = Close **B-{ $number }** now? { $count ->
    [0] { $all ->
        [one] The one organisation has not answered yet.
       *[other] None of { $all } organisations has answered yet.
    }
    [one] { $all ->
        [one] The one organisation has answered.
       *[other] One of { $all } organisations has answered.
    }
   *[other] { $count } of { $all } organisations have answered.
} It takes no voices afterwards.

    “{ $words }”
decision-withdraw-sure = Really withdraw **B-{ $number }**? It takes no voices afterwards.

    “{ $words }”
decision-stays-open = All right, **B-{ $number }** stays open.
decision-settle-organisation = Whose objection to **B-{ $number }** has been dealt with?
decision-now-settled = The objection of { $organisation } to **B-{ $number }** is settled (recorded by { $person }).
decision-now-integrated = The objection of { $organisation } is integrated into **B-{ $number }** (recorded by { $person }).
decision-yours-settled = Your objection for { $organisation } to **B-{ $number }** has been recorded as settled, by { $person }. If that is not right, a tap on the card raises it again: `/decide { $number }`.
decision-yours-integrated = Your objection for { $organisation } to **B-{ $number }** has been recorded as integrated, by { $person }. If that is not right, a tap on the card raises it again: `/decide { $number }`.
decision-supersede-older = Which decision does **B-{ $number }** replace? Please write its number.
decision-superseded = **B-{ $number }** replaces **B-{ $older }**.

## Deadline and outcome

decision-reminder = **B-{ $number }** is open until { $closes }. Your organisation’s voice is still missing; a tap on the card is enough.
decision-sectors-missing = **B-{ $number }** is open until { $closes }. No voice yet from: { $sectors }.
decision-all-agree = Everybody agrees. Whoever proposed it or coordinates can close it now.
decision-close-now = Close now
decision-closed-toast = B-{ $number } is closed.
decision-result-accepted = **B-{ $number } is accepted.**
decision-result-not-accepted = **B-{ $number } is not accepted.**
decision-result-no-quorum = **B-{ $number } does not stand yet: too few have spoken.**
decision-result-sense = **B-{ $number }: the sense check is complete.** Result: { $status }.
decision-closed-late = The deadline was { $closes }; I am closing it only now, counting what had been said by then.
decision-can-be-extended = `/decide { $number } extend` gives it more time; the voices stay.
decision-sets-rule = If this is accepted, the rule is: { $rule }
decision-has-set-rule = With this, the rule is: { $rule }
decision-finishes-phase = This finishes the phase “{ $phase }”.
decision-objected-way = { $count ->
        [one] An objection to **B-{ $number }** is open: { $who }
       *[other] Objections to **B-{ $number }** are open: { $who }
    }

    “{ $words }”

    What happens next?
decision-objected-who = { $organisation } (“{ $reason }”)
decision-objected-way-talk = Extend and talk
decision-objected-way-reword = New wording
decision-objected-way-file = File it
decision-outcome-sentence = **B-{ $number }** ({ $status }): “{ $words }”

    What follows from it? One sentence is enough. Not now? Then `/cancel`, and `/decide { $number } outcome` whenever you are ready.
decision-outcome-responsible = Which organisation will see to it?
decision-outcome-review = { $binding ->
    [yes] When should we look at it again? For example “in three months”. If you name no day: in half a year.
   *[no] When should we look at it again? For example “in three months”. If you name no day: not at all.
}
decision-outcome-wanted = **B-{ $number }** still needs a sentence on what follows from it: `/decide { $number } outcome` and the sentence.
decision-concluded = **B-{ $number }** ({ $status }) has an outcome.
decision-review-due = **B-{ $number }** is due for another look: does the decision still hold?

## Taken in meetings

decision-log-text = What was decided? Please write the wording.
decision-log-day = On which day? If you name none: today.
decision-log-responsible = Which organisation will see to it?
decision-logged = **B-{ $number }** logged, decided in the meeting on { $day }:
decision-misfit-past-day = I cannot read “{ $typed }” as a day. For example: “9 November”, “2026-11-09” or “yesterday”.
decision-misfit-future = “{ $typed }” is still to come. I am asking when it was decided.

## List

decision-line-open = **B-{ $number }** { $words } – open until { $closes }
decision-line-closed = **B-{ $number }** { $words } – { $status }, { $day }
decisions-head = { $count ->
    [one] **One decision**
   *[other] **{ $count } decisions**, newest first
}
decisions-narrower = To narrow it down: `/decisions open`, or a word, a phase, a field or an organisation after it.
decisions-none = There are no decisions yet. `/decide` makes the first proposal.
decisions-not-found = No decision fits “{ $typed }”. `/decisions` shows all of them.

## Log

decision-log-head = What happened:
decision-actor-clock = deadline
decision-actor-coordinator = { $name }, coordinator
decision-actor-coordination = coordinator
decision-actor-former = somebody who has left
decision-log-proposed = { $when }: proposed ({ $who })
decision-log-logged = { $when }: logged ({ $who })
decision-log-reworded = { $when }: new wording “{ $after }” ({ $who })
decision-log-voiced = { $changed ->
    [yes] { $when }: { $organisation }: { $former } → { $stance } ({ $who })
   *[no] { $when }: { $organisation }: { $stance } ({ $who })
}
decision-log-objection-closed = { $when }: objection of { $organisation } { $what } ({ $who })
decision-log-extended = { $when }: extended until { $after } ({ $who })
decision-log-closed = { $when }: { $after } ({ $who })
decision-log-voice-withdrawn = { $when }: { $organisation }: voice taken back ({ $who })
decision-log-withdrawn = { $when }: { $after } ({ $who })
decision-log-outcome = { $when }: outcome “{ $after }” ({ $who })
decision-log-superseded = { $when }: replaced by { $after } ({ $who })
decision-log-replaces = { $when }: replaces { $after } ({ $who })

## When something cannot be done

decision-too-many = One person can have at most { $most } proposals open at a time; nothing was opened. There is room once one of them ends, or with `/decide { $number } withdraw`.
decision-too-many-text =
    One person can have at most { $most } proposals open at a time; nothing was opened. There is room once one of them ends, or with `/decide { $number } withdraw`. Your text, to be used later:

    { $text }
decision-unknown = There is no decision B-{ $number }. `/decisions` shows all numbers.
decision-no-number = “{ $typed }” is not the number of a decision, and no proposal either. `/decisions` shows all numbers; nothing was proposed.
decision-unknown-action = I do not know what “{ $typed }” means for a decision. After the number you can write: reword, extend, close, withdraw, settle, integrated, voice, outcome, supersedes. If it is a new proposal, please begin it with a word and not with the number.
decision-misfit-number = “{ $typed }” is not the number of a decision. `/decisions` shows all numbers.
decision-join-first = The log records who enters this, so please `/join` first.
decision-refused-not-yours = Only coordinators and whoever proposed it can do that. Nothing was changed.
decision-refused-not-your-objection = The objection of { $organisation } is closed by whoever raised it or by a coordinator. Nothing was changed.
decision-refused-objection-open = An objection of { $organisation } to B-{ $number } is open. It ends when the person who raised it takes it back, or once it is dealt with: `/decide { $number } settle`. Until then it stands; nothing was changed.
decision-refused-said-itself = { $organisation } has answered B-{ $number } itself. That cannot be changed by phone.
decision-refused-closed = B-{ $number } is no longer open. Nothing was changed; `/decide { $number }` shows everything about it.
decision-refused-still-open = B-{ $number } is still open. The outcome comes after closing.
decision-refused-observer = Your organisation observes and so has no voice. Nothing was changed.
decision-refused-outdated-version = B-{ $number } has a new wording by now. Please read it first, then answer on the new card.
decision-refused-wrong-stance = B-{ $number } does not offer this answer. The card shows what is possible.
decision-refused-reason-missing = An objection needs a reason. Nothing was counted yet.
decision-refused-date-missing = A reservation needs a day until which it holds. Nothing was counted yet.
decision-refused-date-past = That day has already passed. Nothing was counted yet.
decision-refused-text-missing = A few words are missing. Nothing was changed.
decision-refused-unchanged = That is already the wording of B-{ $number }. Nothing was changed.
decision-refused-not-later = That is not later than the present deadline of B-{ $number }. Nothing was changed.
decision-refused-no-open-objection = No such objection to B-{ $number } is open. Nothing was changed.
decision-refused-not-accepted = Only accepted decisions replace one another. Nothing was changed.
decision-refused-not-newer = A decision can only replace an earlier one. Nothing was changed.
decision-refused-replaces-another = B-{ $number } already replaces another decision. Nothing was changed.

## Help

help-decide = propose a decision, or look at one
help-decide-more =
    - `/decide We meet every month.`: shows the proposal, then asks all organisations
    - `/decide 3 extend 29 March`: keeps B-3 open for longer
help-decisions = list and search decisions
help-decisions-more =
    - `/decisions open`: shows what is still open
    - `/decisions summer fair`: looks for words, also for a phase, field or organisation
help-log = log a decision that was taken in a meeting
help-log-more =
    - `/log`: asks for wording, day and responsibility
    - `/log The fair is on 3 July; yesterday; City of Ahlen`: notes it all in one line

decision-voice-withdrawn-toast = B-{ $number }: { $organisation } has taken its voice back.

## What stands in the empty field

decision-propose-text-placeholder = Wording
decision-propose-as-text-placeholder = Wording
decision-objection-reason-placeholder = What speaks against it?
decision-concern-remark-placeholder = What worries you?
decision-outcome-sentence-placeholder = What follows from it?
decision-reword-text-placeholder = New wording
