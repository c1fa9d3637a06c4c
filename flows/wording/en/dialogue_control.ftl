### Stopping and going back.

cancelled = Cancelled. None of it was carried out.
cancelled-check-in = All right, that is it for now. What you have answered counts; `/answer` goes on.
cancelled-remark = All right, what is already noted stays as it is.
no-open-question = There is no open question here. `/help` shows what I can do.

help-cancel = stop being asked
help-cancel-more =
    - `/cancel`: stops at a question; nothing is carried out
    - “cancel”: works without the slash in the private chat
help-back = one question back
help-back-more =
    - `/back`: asks the question before once more
    - “back”: works without the slash, too
