### Pictures: what is written on them.

picture-caption = **{ $title }**
picture-file-wheel = wheel
picture-file-course = course
picture-file-stakeholders = stakeholders
picture-file-forces = force-field
picture-file-indicator = indicator
picture-wheel = { $name }: where we stand
picture-rings = Rings from the outside in:
picture-light-green = good
picture-light-yellow = keep an eye on it
picture-light-red = weak or disputed
picture-light-none = no value yet
picture-phase-runs = active phase
picture-course = { $name }: the course so far
picture-course-axis = Check-in
picture-course-scale = Middle value of all fields, from 1 to 5
picture-course-none = no value
picture-wheel-nothing = There are no values for a picture yet. They come with the first check-in that at least three answer.
picture-course-nothing = There are no values for a course yet. They come with the first check-in that at least five answer.
picture-stakeholders = Who matters
picture-stakeholders-more = { $count ->
    [one] One more stakeholder is on the list.
   *[other] { $count } more stakeholders are on the list.
}
picture-forces = What hinders, what helps
picture-forces-hinders = hinders
picture-forces-helps = helps
picture-indicator-target = Target
picture-indicator-nothing = There are no values for a picture of “{ $name }” yet. To enter one: `/indicator { $number }; …`
