### Whoever comes later and cannot read back: what is open.

latecomers-head = For everybody who has just come: **this is open.**
latecomers-check-in = **Check-in { $number }** on { $phases } – open until { $closes }
latecomers-partnership = **Partnership check { $number }** – open until { $closes }
latecomers-more = { $count ->
    [0] { "" }
    [one] And one more decision: `/decisions open`
   *[other] And { $count } more decisions: `/decisions open`
}
latecomers-how = { $check_in ->
    [yes] Answer the check-in: `/answer`.{ $decision ->
        [none] { "" }
       *[other] { " " }
    }
   *[no] { "" }
}{ $decision ->
    [none] { "" }
   *[other] Show a decision: `/decide { $number }`.
} Not taking part yet? `/join`
