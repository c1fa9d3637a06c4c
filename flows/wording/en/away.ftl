### Away: not being asked until a day.

away-until = Until when? For example “3.8.” or “in two weeks”.
away-until-placeholder = The last day
away-noted = Noted: away until { $day }. Check-ins that open until then neither ask nor remind here; answering is possible all the same. After that it goes on by itself, or earlier with `/away`.
away-over = Welcome back! Check-ins ask here again.
away-not = Nobody is noted as away here. It takes a day, for example `/away until 3.8.`
away-too-long = More than a year is not possible. Whoever no longer takes part writes `/leave`.
help-away = not to be asked until a day
help-away-more =
    - `/away until 3.8.`: until then check-ins neither ask nor remind
    - `/away`: back again
