### Being forgotten.

forget-sure =
    { $all ->
        [yes] Really forget everything? Names and accounts disappear from every cooperation in which I know them, and so does whatever was begun. Answers and voices stay without a name. This cannot be undone.
       *[no] Really forget this account? It was linked to another one, which stays; `/forget` from there forgets everything. This cannot be undone.
    }
forget-asked-in-private = There is a question about this in the private chat.
forget-in-private = I have a question about this. Please write `/forget` to me in private.
forget-nothing = Nothing is stored about this account. That somebody has written here, I forget as well.
forget-kept = All right, everything stays as it is.
forget-last-coordinator = This person is still the only coordinator. Please name a successor in the group first: `/coordinator Name`. Then `/forget` will work.
forgotten =
    Done: name and accounts are forgotten{ $count ->
        [0] {""}
        [one] , in one cooperation
       *[other] , in { $count } cooperations
    }. What is in the chat itself can only be deleted there; messages that I sent are emptied in my storage once they have arrived. All the best!
forgotten-account = Done: this account is forgotten. What is in the chat itself can only be deleted there; messages that I sent are emptied in my storage once they have arrived. All the best!
forgotten-holds = A check-in or decision is still open. So that nobody counts twice, a fingerprint of the account, without a name, stays until it closes. Then that is gone, too.

help-forget = delete your own data
help-forget-more =
    - `/forget`: asks once more, then removes names and accounts
    - `/mydata`: shows before what is stored
