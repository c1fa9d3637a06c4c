### What became of it: whoever proposed or wrote something hears it privately and once.

echo-head = **What became of it**
echo-question-answered = The result of your own question “{ $words }” is there: `/checkin show`
echo-barrier-resolved = The barrier “{ $words }” is resolved.{ $said ->
    [yes] {" "}What helped: “{ $became }”
   *[no] {""}
}
echo-force-dropped = Taken off the list: “{ $words }”
echo-decision-concluded = It is written now what follows from your proposal B-{ $words }: “{ $became }”
echo-sentence-taken-up = There is a next step on the sentence “{ $words }”: { $became }
echo-entry-handled = Somebody has seen to it: { $words }
echo-entry-dropped = Not on the list any more: { $words }
echo-entry-moved = Has another day now: { $words } · { $became }
echo-entry-worded = A task has other words now. Before: “{ $words }”. Now: “{ $became }”
echo-foot = This message stands only here.
