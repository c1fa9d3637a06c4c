### Being forgotten.

forget-sure =
    { $all ->
        [yes] Really forget everything? Names and accounts disappear from every cooperation in which I know them, and so does whatever was begun. Answers and voices stay without a name. This cannot be undone.
       *[no] Really forget this account? It was linked to another one, which stays; `/forget` from there forgets everything. This cannot be undone.
    }
forget-asked-in-private = There is a question about this in the private chat.
forget-kept = All right, everything stays as it is.
forget-last-coordinator = This person is still the only coordinator. Please name a successor in the group first: `/coordinator Name`. Then `/forget` will work.
forgotten = Done: name and accounts are forgotten. What is in the chat itself can only be deleted there; messages that I sent disappear from my storage after 30 days. All the best!
forgotten-account = Done: this account is forgotten. What is in the chat itself can only be deleted there; messages that I sent disappear from my storage after 30 days. All the best!

help-forget = delete your own data
help-forget-more = `/forget` asks once more, then removes your names and accounts from all cooperations. Answers and voices stay without a name. `/mydata` shows beforehand what is stored.
