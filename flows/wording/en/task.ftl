### Tasks: what exactly one organisation does until when, who there said yes, and what has become of it.

task-add-organisation = Which organisation is responsible? Exactly one; others can help.
task-add-what = What is to be done? For example “Book a room for the meeting”.
task-add-until = Until when? For example “Friday”, “in two weeks” or “30 June”.
task-add-until-placeholder = for example: Friday
task-for-whom-organisation = { $said ->
    [near] “{ $typed }” does not take part. Did you mean **{ $nearest }**? If not: which organisation is responsible?
    [unknown] “{ $typed }” does not take part. Which organisation is responsible?
   *[nothing] Which organisation is responsible? Exactly one; others can help.
}{ $known ->
    [yes] {" "}It is about: “{ $what }”
   *[no] {""}
}
task-done-which = Which task is done?
task-later-which = Which task should be due later?
task-later-until = Until when does “{ $what }” have time? So far: { $day }.
task-change-which = Which task should have other words?
task-change-what = What is to be done? So far: “{ $what }”
task-drop-which = Which task should be dropped?
task-take-which = Which task shall it be?
task-help-which = With which task?
task-hand-over-which = Which task should somebody else take on?
task-hand-over-to = Who takes on “{ $what }”? An organisation, or a person of it. So far: { $organisation }.
misfit-task-organisation = “{ $typed }” does not take part. Please choose an organisation, or write it as `/partners` shows it.
misfit-task-nearest = “{ $typed }” does not take part. Was “{ $nearest }” meant? Then please tap it, or write it that way.
misfit-task-to = “{ $typed }” does not take part. Please choose an organisation or somebody, or write the name as `/partners` shows it.

task-do-agree = I’ll do it
task-do-help = We help
task-do-done = Done
task-do-later = In 1 week
task-do-hand = Hand over
task-do-drop = Drop
task-do-undo = Undo
task-toast-agreed = Agreed, thank you!
task-toast-yours-already = That is agreed already. Thank you!
task-toast-helps = Noted: your organisation helps. Thank you!
task-toast-helps-already = Your organisation is in on it already.
task-toast-done = Done, thank you! “Undo” reopens the task for a day.
task-toast-later = All right, a week later.
task-toast-hand = Who takes it on?
task-toast-dropped = Dropped. “Undo” brings the task back for a day.

task-details = **A-{ $number }** { $what }
    Responsible: **{ $organisation }**{ $keeps ->
        [agreed] { $named ->
            [yes] {" "}– { $keeper } said yes
           *[no] {" "}– somebody said yes
        }
        [asked] { $named ->
            [yes] {" "}– { $keeper } was asked
           *[no] {" "}– nobody has said yes yet
        }
       *[nobody] {" "}– nobody has said yes yet
    }
    { $state ->
        [open] Until { $day }
        [overdue] ⏰ Overdue since { $day }
        [done] ✓ Done on { $ended }
       *[dropped] Dropped on { $ended }
    }{ $helped ->
        [yes] {" "}· helping: { $helpers }
       *[no] {""}
    }{ $origin ->
        [decision] {" "}· from B-{ $source }
        [checkin] {" "}· from a check-in
        [result] {" "}· from check-in { $source }
        [field] {" "}· for a weak field of action
        [meeting] {" "}· from a meeting
       *[itself] {""}
    }
task-line = **A-{ $number }** { $what } · { $state ->
    [overdue] ⏰ overdue since { $day }
    [done] ✓ done
    [dropped] dropped
   *[open] until { $day }
}{ $helped ->
    [yes] {" "}· with { $helpers }
   *[no] {""}
}
task-of = **{ $organisation }**: { $line }
task-handed-over = **A-{ $number }** “{ $what }” is with **{ $organisation }** now.{ $told ->
    [yes] {""}
   *[no] {" "}I cannot write to anybody there alone, so please tell them.
}
task-stays = “{ $what }” is with { $organisation } already. Nothing was changed.
task-changed = Changed: **A-{ $number }** { $what }
task-unchanged = Everything stays as it was: **A-{ $number }** { $what }
task-put-off = **A-{ $number }** “{ $what }” has time until { $day }.
task-is-done = **A-{ $number }** “{ $what }” is done. To reopen it: `/task undo { $number }`
task-is-dropped = **A-{ $number }** “{ $what }” is dropped. To bring it back: `/task undo { $number }`
task-back = **A-{ $number }** “{ $what }” is open again.
task-over = This task is no longer open. Nothing was changed.
task-nobody-there = Whoever was to take it on does not take part any more. Nothing was changed.
task-unknown = There is no task A-{ $number }. `/tasks` shows all.
task-unknown-action = What should become of task A-{ $number }? I do not know “{ $typed }”. For example: `/task { $number } done`, `/task { $number } later`, `/task { $number } change` or `/task { $number } hand`.
task-not-yours = What becomes of “{ $what }” is up to { $organisation }, to whoever entered the task, or to a coordinator. Nothing was changed.
task-too-many = A list has at most { $most } open tasks; “{ $what }” was not added. `/task done` or `/task drop` makes room.

tasks-head = **Tasks** – new: `/task`
tasks-load = **{ $organisation }**: { $count } open{ $overdue ->
    [0] {""}
   *[other] , { $overdue } overdue
}
tasks-none = There is no open task yet. The first one: `/task`.
tasks-none-such = There are no such tasks at present. `/tasks all` shows those that are done or dropped, too.
tasks-unknown-filter = I do not know “{ $typed }” here. What works: `/tasks mine`, `/tasks overdue`, or the name of an organisation behind it.

task-offer-decision = Shall B-{ $decision } become a task for **{ $organisation }**?
task-make = Make a task of it
task-made = B-{ $decision } has become task **A-{ $number }**.
task-take-in-offer = Shall any of this become a task? Then I will remind of it in time.
task-named = { $what }
task-take-in = Task: { $what }
task-all-taken-in = All of this is on the list: `/tasks`

help-task = note which organisation does what until when
help-task-more =
    - `/task City of Ahlen: book a room by Friday`: enters a task; semicolons work, too
    - `/task 3 done`: ticks task A-3 off; later, hand, drop, take and undo work as well
    - `/task change 3; book a room in the town hall`: gives task A-3 other words
help-tasks = all tasks by organisation
help-tasks-more =
    - `/tasks`: shows what is open, and how much each organisation has to do
    - `/tasks overdue`: shows only what was left undone; `/tasks mine` only your own organisation’s
