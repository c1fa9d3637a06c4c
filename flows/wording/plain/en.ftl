### Core texts in easy language (BITV 2.0, Anlage 2): short sentences, one thought in each, words that everybody knows.

plain-on = Good.
    I use easy language here from now on.
    Only in this chat.
    As usual again: `/plain off`

start-private = Hello.
    I am Dreiklang.
    I am a computer program.
    I help the group “{ $name }”.
    The others cannot see what is written in this chat.
start-partner = You can write:

    - `/answer`: answer the questions for everybody
    - `/status`: see what is going on
    - `/mydata`: see what I have stored about you
    - `/forget`: have it all deleted
start-guest = Do you want to take part? Write in the group: `/join`
not-understood = I do not understand that.
    You can write:

    - `/answer`: answer questions
    - `/status`: see what is going on
    - `/help`: get help

join-organisation = For which group, company or office?
    { $known ->
        [0] Please write the name.
       *[other] Please tap it. Or write a new name.
    }
join-sector = What is it?

    - State and administration: for example the town
    - Business: for example a company
    - Civil society: for example a club
join-engagement = Is it work for money?
    Then please tap: Paid.
    Is it unpaid and of your own free will?
    Then please tap: Voluntary.
    You do not want to say? Then tap: Skip.

check-in-asked = **{ $cooperation }: question { $place } of { $count }**
    { $bar }

    { $question }
check-in-scale = 1 means: This is not true at all.
    5 means: This is fully true.
    You can use the numbers in between, too.
    Nobody sees who answers what.
check-in-why-alone-missing = Thank you.
    The number is low.
    Question: **What is missing?**

    One sentence is enough.
    The sentence will be in the result.
    Your name will not be there.
    You do not want to write anything? Then tap: Rather not.
check-in-thanks = Thank you.
    The answers are saved.
    They can be changed until { $closes }.
check-in-thanks-over = Thank you.
    The questions are over now.
    The result is in the group.
check-in-nudge = A reminder:
    In the group “{ $cooperation }” there are { $count } questions for you.
    You can answer until { $closes }.
    It takes 3 minutes.
check-in-late = The questions are over.
    Your answer still counts.
    We show it when there are 3 answers.
    Then nobody knows whose answer it is.

decision-reminder = A reminder:
    The group is voting on B-{ $number }.
    It is open until { $closes }.
    Your vote is still missing.

privacy-stored = What do I store?

    - commands, for example `/status`
    - answers to my questions
    - what somebody enters on purpose

    I do not store other talk.
privacy-own = See what I have stored about you: `/mydata`
    Have it deleted: `/forget`
