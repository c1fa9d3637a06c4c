### The shared goal in one sentence.

goal-sentence = What is the shared goal? One sentence, please, that all partners understand.
goal-sentence-placeholder = Our goal in one sentence
goal-is = **Our goal:** { $goal }{ $may ->
    [yes] {" "}To change it: `/goal change`
   *[no] {""}
}
goal-none = There is no shared goal yet. A coordinator enters it with `/goal`.
goal-set = The goal stands in `/status` now: { $goal }{ $had ->
    [yes] {" "}Before: { $before }
   *[no] {""}
}
goal-dropped = The goal is gone from there: { $goal }

help-goal = the shared goal and the way there
help-goal-more =
    - `/goal All newcomers find work within a year.`: enters the goal (coordinators), `/goal` shows it
    - `/goal chain`: shows the results chain, `/goal chain impact; newcomers find work` adds to it (coordinators)
