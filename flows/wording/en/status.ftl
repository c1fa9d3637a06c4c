### Where the cooperation stands.

status-head = **{ $name }**
status-head-challenge = **{ $name }** – { $challenge }
status-phase-open = ○ { $phase } { $lights }
status-phase-active = **◐ { $phase }** { $lights }
status-phase-finished = ● { $phase } { $lights }
status-legend = Fields: { $fields }. 🟢 good, 🟡 keep an eye on it, 🔴 weak or disputed, ⚪ no value yet.
status-catch-up = Still to catch up on: { $count ->
    [1] one point
   *[other] { $count } points
} of { $phases }. More: `/phase`
status-check-in = **{ $kind ->
    [partnership] Partnership check
   *[ordinary] Check-in
} { $number }** is open until { $closes }. { $turnout }
status-decisions = { $count ->
    [one] **One decision is open:**
   *[other] **{ $count } decisions are open:**
}
status-decisions-more = All that are open: `/decisions open`
status-tasks = **Tasks:** { $count } open{ $overdue ->
    [0] {""}
   *[other] , { $overdue } of them overdue
}. More: `/tasks`
status-next = **Coming up:**
status-date = { $moment }: { $what }
status-next-check-in = next check-in
status-next-partnership = next partnership check
status-reminder = “{ $text }”
status-missing = Still without partners: { $sectors }.
status-unknown-action = What does “{ $typed }” mean? `/status` shows everything in words, `/status picture` the wheel, `/status course` the check-ins one after another.

help-status = where we stand, at a glance
help-status-more =
    - `/status`: shows phases, fields, open decisions and next dates
    - `/checkin show`: shows the latest result in full
    - `/status picture`: shows the wheel with all phases and fields
    - `/status course`: shows how values change from check-in to check-in
