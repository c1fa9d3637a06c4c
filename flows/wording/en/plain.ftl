### Easy language.

plain-on = In this chat I use easy language from now on. `/plain off` turns it off again.
plain-off = In this chat I write as usual again. `/plain` turns easy language on.
plain-in-private = Easy language is for the private chat with me. Please write `/plain` there.
plain-unknown = I do not know “{ $typed }” here. There is `/plain on` and `/plain off`.
help-plain = easy language in the private chat
help-plain-more =
    - `/plain`: turns easy language on in the private chat
    - `/plain off`: turns it off again
