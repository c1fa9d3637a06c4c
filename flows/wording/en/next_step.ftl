### Next steps: what becomes of a result.

step-what = { $known }What should be the next step on **{ $about }**? **Decide**: everybody is asked. **Task**: one organisation does it until a day. **Remind**: it comes up again later. **Note**: a sentence on what is agreed.
step-kind-decide = Decide
step-kind-task = Task
step-kind-remind = Remind
step-kind-note = Note

step-known = On its way already on { $about }: { $steps }.
step-begun-decide = somebody is writing a decision
step-begun-task = somebody is entering a task
step-begun-remind = somebody is planning a reminder
step-begun-note = somebody is writing a note
step-became-decide = decision B-{ $number }
step-became-task = task A-{ $number }
step-became-remind = reminder { $number }
step-became-note = “{ $text }”
step-task-done = { $step } (done)
step-task-dropped = { $step } (dropped)

step-decide-text = { $known }What should be decided on **{ $about }**? A sentence to begin with:

    “{ $sentence }”

    Please write it in other words, or take the sentence. Before it is put to everybody, all of it is shown and can be changed.
step-decide-text-placeholder = The wording
step-decide-kind = { decision-propose-kind }
step-decide-confirm = { decision-propose-confirm }
step-decide-sentence = Until the next check-in, this is what we set out to do for { $about }: { $method }.
step-decide-sentence-barrier = At the next meeting we talk about what helps against “{ $about }” as a barrier, and agree on a first step.
step-take-sentence = Take the sentence

step-task-text = { $known }What is to be done about **{ $about }**? A sentence to begin with:

    “{ $sentence }”

    Please write it in other words, or take the sentence. Then I ask who does it, and until when.
step-task-text-placeholder = What is to be done
step-task-organisation = { task-add-organisation }
step-task-until = { task-add-until }
step-task-until-placeholder = { task-add-until-placeholder }
step-task-sentence = Prepare for { $about }: { $method }
step-task-sentence-barrier = Suggest what helps against “{ $about }” as a barrier

step-remind-said = { $known }What should I remind of about **{ $about }**, and when? For example:

    “{ $sentence }”

    Please write it in other words, or take this.
step-remind-said-placeholder = in two weeks; ask again
step-remind-when = { remind-when }
step-remind-when-placeholder = { remind-when-placeholder }
step-remind-what = { remind-what }
step-remind-what-placeholder = { remind-what-placeholder }
step-remind-time = in two weeks
step-remind-words = { $about }: what has happened since the check-in?
step-take-reminder = Take this

step-note-text = { $known }What is agreed about **{ $about }**? A short sentence, at most 200 characters. It stands below the result without a name, and the next result begins with it.
step-note-text-placeholder = We …
step-noted = Noted on { $about }: “{ $text }”

step-too-many = There are { $most } steps on this result already; more do not fit.
step-too-many-text = There are { $most } steps on this result already; more do not fit. This was written: “{ $text }”
step-no-result = There is no result yet that a step could follow from. It is there as soon as a check-in is closed.
step-nothing-weak = In the result of check-in { $number } no field is weak, and it names no barrier. `/decide`, `/task` and `/remind` work all the same.
step-unknown-action = “{ $typed }” is no step. There are `/step decide`, `/step task`, `/step remind` and `/step note`, each with a sentence behind it.

help-step = make a next step of the result
help-step-more =
    - `/step`: asks for the step on the weakest field; also at once: `/step note We ask two businesses by May.`, `/step task City of Ahlen: call two businesses by Friday`, `/step remind in two weeks; ask again`, or `/step decide` with the wording
    - Whoever wrote there what is missing hears of the step privately. Of anonymous check-ins it is not stored who that was, so nobody hears.
