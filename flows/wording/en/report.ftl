### Report and handover.

help-report = report: the most important at once, and as a document
help-report-more =
    - `/report`: shows the wheel and the most important lines; below them each document can be tapped and comes in the private chat
    - `/report administration`, `/report business`, `/report civil` or `/report plain`, in simple sentences: make a PDF, depending on who reads it; `/report business page` makes a page for the browser. By itself it names no people
    - `/report link`: gives, in the private chat, a link to the report in the browser, `/report link business` in that reading; `/report link decision 3` one to a decision, `/report link calendar` a calendar to subscribe to
    - `/report links`: shows the links that are good; `/report links 2 revoke` takes one back
    - `/report handover`: for coordinators, in the private chat, what whoever takes over needs
report-head = **Report: { $name }**
report-documents = As a document to file: `/report administration`, `/report business`, `/report civil` or `/report plain`. As a page for the browser: `/report page`.
report-as-pdf = As PDF
report-as-page = As a page
report-as-business = For business
report-as-civil = For civil society
report-as-plain = In simple sentences
report-as-handover = Handover
report-alone = The document comes in the private chat in a moment.
report-unknown = I do not know “{ $typed }” for reports. There is `/report`, `/report administration`, `/report business`, `/report civil`, `/report plain`, `/report page` and, for coordinators, `/report handover`.
report-title = Report: { $name }
report-subtitle = { $reading ->
    [business] For business
    [civil] For civil society
    [plain] In simple sentences
   *[administration] For council and administration
}
report-date = As of { $day }
report-origin = { $name } · put together with Dreiklang
report-contents = Contents
report-table = Table
report-figure = Figure
report-page = Page
report-summary = The most important
report-nobody-yet = nobody yet
report-observes = { $name } (observes)
report-fact-challenge = Challenge
report-fact-goal = Goal
report-phase-open = open
report-phase-active = running
report-phase-finished = finished
report-force = { $text } ({ $factor })
report-review = Review: { $numbers }
report-meeting = Meeting: { $line }
report-barrier = { $count ->
    [one] One barrier
   *[other] { $count } barriers
}
report-strength = { $count ->
    [one] One strength
   *[other] { $count } strengths
}
report-decided = { $text } Outcome: { $outcome }
report-column-sector = Sector
report-column-organisations = Organisations
report-column-count = Number
report-column-phase = Phase
report-column-standing = Standing
report-column-history = History
report-column-number = No.
report-column-decision = Decision
report-column-responsible = Responsible
report-column-since = Since
report-column-review = Review
report-column-indicator = Indicator
report-column-last = Last value
report-column-target = Target
report-column-on-course = On course?
report-column-organisation = Organisation
report-column-kind = Kind
report-column-sentence = Contribution
report-column-day = Day
report-column-what = What
report-column-until = Until
report-column-keeper = Kept by
report-column-contact = Contact
report-column-why = Reasons given
report-table-partners = Organisations taking part, by sector
report-table-phases = The phases and how they came about
report-table-decisions = Decisions in force, the newest first
report-table-indicators = Indicators and where they stand
report-table-contributions = What the organisations contribute
report-table-dates = The next dates
report-goal = { $reading ->
    [business] What it is about
    [civil] What we work together for
    [plain] What it is about
   *[administration] Reason and goal
}
report-goal-intro = { $reading ->
    [plain] This is what we want to do together.
   *[administration] What the cooperation is for.
}
report-goal-none = { $reading ->
    [plain] The goal is not clear yet.
   *[administration] Challenge and goal have not been written down yet.
}
report-partners = { $reading ->
    [business] Who takes part
    [civil] Who is with us
    [plain] Who takes part
   *[administration] Participants
}
report-partners-intro = { $reading ->
    [plain] Three groups work together: state, business and civil society.
   *[administration] Organisations that take part at present, by sector.
}
report-partners-none = { $reading ->
    [plain] Nobody takes part yet.
   *[administration] Nobody is entered yet. This page fills with the first partners.
}
report-phases = { $reading ->
    [business] Where the project stands
    [civil] How far we are
    [plain] How far we are
   *[administration] Standing and history of the phases
}
report-phases-intro = { $reading ->
    [plain] The work has 5 parts. We call them phases.
   *[administration] Five phases from orientation to evaluation; they can run side by side.
}
report-phases-none = No phase has begun yet.
report-wheel = { $reading ->
    [business] How well the cooperation carries
    [civil] How we get on together
    [plain] How it is going
   *[administration] State of the cooperation
}
report-wheel-intro = { $reading ->
    [plain] We asked everybody: How is it going? This is the answer.
   *[administration] The latest assessments of those who take part: five phases, five fields of action.
}
report-wheel-none = { $reading ->
    [plain] There are too few answers.
   *[administration] There are not enough answers for a picture yet.
}
report-course = { $reading ->
    [business] Trend
    [civil] How it has changed
    [plain] How it has changed
   *[administration] Development over the check-ins
}
report-course-intro = { $reading ->
    [plain] 5 is very good. 1 is bad.
   *[administration] The middle value of each check-in, from 1 to 5.
}
report-course-none = { $reading ->
    [plain] There is nothing to compare yet.
   *[administration] There are not enough check-ins for a course yet.
}
report-forces = { $reading ->
    [business] Risks and tailwind
    [civil] What holds us back and what carries us
    [plain] What helps and what does not
   *[administration] What hinders and what helps
}
report-forces-intro = { $reading ->
    [plain] People from the group said this.
   *[administration] What those who take part have noted as a barrier or a strength, in their words.
}
report-forces-none = Nothing has been noted yet.
report-decisions = { $reading ->
    [business] Binding agreements
    [civil] What we have decided
    [plain] What we have decided
   *[administration] Decisions in force
}
report-decisions-intro = { $reading ->
    [plain] This is what holds now.
   *[administration] What holds, who is responsible and when it is reviewed.
}
report-decisions-none = { $reading ->
    [plain] There is no decision yet.
   *[administration] No decision is in force yet.
}
report-indicators = { $reading ->
    [business] Figures and results
    [civil] How we see that it works
    [plain] What we have counted
   *[administration] Indicators
}
report-indicators-intro = { $reading ->
    [plain] These numbers show if things get better.
   *[administration] By what the cooperation measures its effect.
}
report-indicators-none = { $reading ->
    [plain] We do not count anything yet.
   *[administration] No indicator has been chosen yet.
}
report-contributions = { $reading ->
    [business] Who brings in what
    [civil] What everybody contributes
    [plain] What everybody gives
   *[administration] Contributions of the organisations
}
report-contributions-intro = { $reading ->
    [plain] Everybody gives something: time or money, for example.
   *[administration] What the organisations bring in, as they say themselves.
}
report-contributions-none = No contribution is entered yet.
report-dates = { $reading ->
    [civil] When it goes on
    [plain] What comes next
   *[administration] Next dates
}
report-dates-intro = { $reading ->
    [plain] This comes next.
   *[administration] What is coming up.
}
report-dates-none = There is no date at present.
report-method = { $reading ->
    [plain] How we asked
   *[administration] Method and privacy
}
report-method-intro = { $reading ->
    [plain] Nobody sees what one person answered.
   *[administration] How the assessments come about, and what is not shown.
}
report-line-challenge = Challenge: { $text }
report-line-goal = Goal: { $text }
report-line-sector = { $sector }: { $count }
report-line-partners = { $count ->
    [0] No organisation takes part yet
    [one] One organisation takes part ({ $sectors })
   *[other] { $count } organisations take part ({ $sectors })
}
report-line-phases = Running: { $phases }
report-line-no-phase = No phase is running at present
report-line-rounds = { $count ->
    [0] No check-in yet
    [one] One check-in, without values yet
   *[other] { $count } check-ins, without values yet
}
report-line-lights = After { $rounds ->
    [one] one check-in
   *[other] { $rounds } check-ins
}: { $green } fields good, { $yellow } to keep an eye on, { $red } weak or disputed
report-line-decisions = { $count ->
    [0] No decision in force yet
    [one] One decision in force
   *[other] { $count } decisions in force
}
report-line-indicators = { $count ->
    [0] No indicator yet
    [one] One indicator
   *[other] { $count } indicators
}
report-line-contributions = { $count ->
    [0] No contribution yet
    [one] One contribution
   *[other] { $count } contributions
}
report-line-forces = { $count ->
    [0] No barriers and strengths yet
    [one] One barrier or strength
   *[other] { $count } barriers and strengths
}
report-line-next = Next: { $day }, { $what }
report-line-no-date = No date is coming up
report-method-rounds = { $count ->
    [0] The report is not based on any check-in yet.
    [one] The report is based on one check-in.
   *[other] The report is based on { $count } check-ins.
}
report-method-floor = Values are shown from { $count } answers on.
report-method-median = The middle value (median) is given from { $count } answers on; below that, only a word.
report-method-sectors = Sectors are told apart from { $count } answers at the earliest, and only where nobody's answer can be read from that.
report-method-names = By itself the report names no people; sentences stand as they were written.
report-method-date = Everything is as of { $day }.
report-file-administration = report
report-file-business = report-business
report-file-civil = report-civil-society
report-file-plain = report-plain
report-file-handover = handover
report-caption = **Report: { $name }** · { $reading ->
    [business] for business
    [civil] for civil society
    [plain] in simple sentences
   *[administration] for council and administration
}
report-handover-caption = **Handover: { $name }** · for coordinators only, with names
report-handover-title = Handover: { $name }
report-handover-subtitle = For whoever takes over coordination. With names: please treat it as confidential.
report-handover-alone = The handover comes in the private chat: there are names in it.
report-handover-in-private = The handover is only for the private chat with me: there are names in it. Please write `/report handover` there.
report-handover-open = What is open
report-handover-promises = Promises
report-handover-contacts = Contacts and who keeps them
report-handover-dates = Next dates
report-handover-decided = What was decided and why
report-handover-none = There is nothing here at present.
report-handover-barrier = Barrier
report-handover-inform = { $audience }: { $topic }
report-link = Link to { $what }:
    { $url }
report-link-report = Whoever has it reads the page without signing in, as things stand then, until { $day }. By itself it names no people.
report-link-decision = Whoever has it reads the page without signing in, as things stand then, until { $day }: with reasons, without names of people.
report-link-calendar = To subscribe to in a calendar app, until { $day }. Whoever has it sees the dates without signing in.
report-link-care = Please pass it on only to people it is meant for. The link is not shown a second time. It can be taken back at any time: `/report links { $number } revoke`.
report-link-alone = That is in the private chat: only who passes a link on needs it.
report-link-in-private = Links are only for the private chat with me. Please write it again there.
report-link-nowhere = There are no links to pages here, for no public address is set up. As a file the page comes with `/report page`.
report-link-unknown = I do not know “{ $typed }” as a page. There is `/report link`, `/report link business`, `/report link civil`, `/report link plain`, `/report link decision 3` and `/report link calendar`.
report-link-no-decision = I find no decision for “{ $typed }”. What is needed is its number, as in `/report link decision 3`; all are in `/decisions`.
report-link-what-report = the report { $reading ->
    [business] for business
    [civil] for civil society
    [plain] in simple sentences
   *[administration] for council and administration
}
report-link-what-decision = decision B-{ $number }
report-link-what-calendar = the calendar
report-links-head = **Links that are good**
report-links-line = { $known ->
    [yes] { $number } · { $what }, until { $day }, by { $by }
   *[no] { $number } · { $what }, until { $day }
}
report-links-how = To take one back: `/report links { $number } revoke`
report-links-none = No link is good at present. A new one comes with `/report link`.
report-links-unknown = I do not know “{ $typed }” for links. There is `/report links` and, with the number from the list, `/report links 1 revoke`.
report-links-full = { $count } links are good already. Please take one back first; the list is in `/report links`.
report-link-no-number = “{ $typed }” is no number of a link that is good and can be taken back. The list is in `/report links`.
report-link-revoked = Link { $number } to { $what } leads nowhere from now on.
report-decision-caption = **Decision B-{ $number }**
