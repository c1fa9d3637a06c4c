### Rhythms and times in words; choosing one of several numbered things.

rhythm-once = once
rhythm-working-days = on weekdays
rhythm-daily = { $interval ->
    [1] every day
   *[other] every { $interval } days
}
rhythm-weekly = { $interval ->
    [1] every week
   *[other] every { $interval } weeks
}
rhythm-monthly = { $interval ->
    [1] every month
    [3] every quarter
    [6] every six months
   *[other] every { $interval } months
}
rhythm-yearly = { $interval ->
    [1] every year
   *[other] every { $interval } years
}
rhythm-with-day = { $every } { $day }
rhythm-weekday = { $day ->
    [MO] on Mondays
    [TU] on Tuesdays
    [WE] on Wednesdays
    [TH] on Thursdays
    [FR] on Fridays
    [SA] on Saturdays
   *[SU] on Sundays
}
rhythm-weekday-name = { $day ->
    [MO] Monday
    [TU] Tuesday
    [WE] Wednesday
    [TH] Thursday
    [FR] Friday
    [SA] Saturday
   *[SU] Sunday
}
rhythm-nth-weekday = { $nth ->
    [1] on the first { $weekday }
    [2] on the second { $weekday }
    [3] on the third { $weekday }
    [4] on the fourth { $weekday }
    [5] on the fifth { $weekday }
   *[-1] on the last { $weekday }
}
rhythm-monthday = { $day ->
    [-1] on the last day
   *[other] on day { $day }
}
moment-with-year = { $day }, { $time }

misfit-numbered = “{ $typed }” is not among them. The choices are: { $options }.
choice-numbered = { $label } (no. { $number })
