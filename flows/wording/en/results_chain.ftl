### The results chain: from input by way of activities and outputs to impact.

chain-link-input = Input
chain-link-activity = Activity
chain-link-output = Output
chain-link-impact = Impact

chain-write-input = What do we put in? For example “two half-time posts and a room”.{ $has ->
    [yes] {" "}There already: { $there }
   *[no] {""}
}
chain-write-input-placeholder = two half-time posts and a room
chain-write-activity = What do we do with it? For example “open advice every week”.{ $has ->
    [yes] {" "}There already: { $there }
   *[no] {""}
}
chain-write-activity-placeholder = open advice every week
chain-write-output = What comes of it? For example “200 people have been advised”.{ $has ->
    [yes] {" "}There already: { $there }
   *[no] {""}
}
chain-write-output-placeholder = 200 people have been advised
chain-write-impact = What does that change? For example “newcomers find work sooner”.{ $has ->
    [yes] {" "}There already: { $there }
   *[no] {""}
}
chain-write-impact-placeholder = newcomers find work sooner
chain-add-link = Which link of the chain gets something more?
chain-add-text = What is to stand there, at “{ $link }”? A few words will do.
chain-add-text-placeholder = a few words
chain-change-which = Which line is to change?
chain-change-text = What is it to say at “{ $link }”? So far: { $text }
chain-change-text-placeholder = a few words
chain-drop-which = Which line is to leave the chain?

chain-head = **Results chain**
chain-head-goal = **Results chain** – our goal: { $goal }
chain-link = **{ $link }**
chain-link-empty = open still
chain-line = { $text } ({ $number })
chain-brief = { $link }: { $lines }
chain-indicators = **How we see it**
chain-more-indicators = { $count ->
    [1] One more indicator is shown by `/indicator`.
   *[other] { $count } more indicators are shown by `/indicator`.
}
chain-how-to = To add: `/goal chain impact; newcomers find work sooner`. To change: `/goal chain change { $number }`. To drop: `/goal chain drop { $number }`.
chain-none = There is no results chain yet. A coordinator writes it down with `/goal chain`.
chain-added = Noted at “{ $link }”: { $line }
chain-changed = Changed at “{ $link }”: { $line }
chain-unchanged = All stays as it was at “{ $link }”: { $line }
chain-dropped = Dropped at “{ $link }”: { $line }
chain-nothing = Nothing was written down; all stays as it was.
chain-gone = That line is gone. Nothing was changed.
chain-too-many = “{ $link }” has { $most } lines already; “{ $text }” is not among them. `/goal chain drop` makes room.
chain-whole = Every link has something now. To decide it together: `/decide Our results chain and the indicators hold.`
