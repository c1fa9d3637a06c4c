### Taking along what a cooperation has.

export-form = What shall it be?
export-form-sheet = Spreadsheet (XLSX)
export-form-text = Text (Markdown)
export-form-data = Data (JSON)
export-form-calendar = Calendar (iCal)
export-form-decisions = Decision log
export-form-research = Research data
export-unknown = I do not know “{ $typed }” here. There are `/export table`, `/export text`, `/export data`, `/export calendar`, `/export decisions` and `/export research`.
export-sent-alone = The file comes in the private chat.
export-in-private = This comes only in private: please write to me alone first, then `/export` there.
export-nothing-sheet = There is nothing to take along yet. As soon as somebody joins, the table fills by itself.
export-nothing-text = There is nothing to take along yet. As soon as somebody joins, the text fills by itself.
export-nothing-data = There is nothing to take along yet. As soon as somebody joins, there will be data.
export-nothing-calendar = There is no date yet. `/meeting`, `/remind` or `/task` enter some.
export-nothing-decisions = Nothing has been decided yet. The log begins with `/decide`.
export-nothing-research = It is too early for research data: that takes a closed check-in in which at least { $floor } people have rated a question.
export-research-sure = **Research data: what is in it, and what is not**

    - In it: { $waves ->
        [one] 1 closed check-in
       *[other] { $waves } closed check-ins
    } with { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }; { $shown } values, as the result shows them; turnout by sector; federal state, phase, field, quarter; codebook and method report.
    - Suppressed: { $suppressed } cells behind which fewer than { $floor } people stand, or that could be worked out from others.
    - Not in it: single answers, sentences, names of people and organisations, the name of the cooperation (only a pseudonym), days.

    Shall I make the file?
export-research-kept = All right, everything stays here.
export-file-sheet = cooperation.xlsx
export-file-text = cooperation.md
export-file-data = cooperation.json
export-file-calendar = dates.ics
export-file-decisions = decision-log.md
export-file-research = research-data.zip
export-caption-sheet = **Everything as a spreadsheet**, a sheet for each topic. Without names of people: they appear by their organisation. Texts stand as they were written.
export-caption-text = **Everything as text**, to be read and edited. Without names of people: they appear by their organisation. Texts stand as they were written.
export-caption-data = **Everything as data** (JSON) for other programs. Without names of people: they appear by their organisation.
export-caption-calendar = **The dates** for one’s own calendar: meetings, reminders, due days of tasks, reviews, the watch list. Imported again later, they are updated.
export-caption-decisions = **The decision log**: all decisions with voices, reasons and outcome, the latest first.
export-caption-research = **Research data**: tables, codebook and method report in one ZIP file. Values of fewer than { $floor } people are suppressed.
export-title = { $name }: what the cooperation has
export-what = What is in it
export-what-is-in = Without names of people: they appear by their organisation. Of check-ins only what the result shows. Sentences stand as they were written.
export-decisions-title = { $name }: decision log
export-decisions-count = { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}, the latest first. Organisations speak; names of people are not in it.
export-decision-heading = D-{ $number } ({ $status })
export-date-meeting = Meeting
export-date-task = Task: { $what }
export-date-review = Review D-{ $number }
export-fact-name = Cooperation
export-fact-challenge = Shared challenge
export-fact-goal = Goal
export-fact-created = Begun
export-fact-made-at = As of
export-yes = yes
export-no = no
export-research-method =
    # Method report

    The values come from check-ins of a cooperation of state, business and civil society, held with Dreiklang. Everybody who takes part is asked; answering is voluntary. Statements are rated from 1 (does not apply at all) to 5 (applies fully), with “don’t know” apart. Questions with yes, partly, no count 5, 3, 1.

    ## What a value is

    A line is a cell: the median, one word (good, mixed, weak) or the agreement of at least { $floor } ratings of one question in one round, for all together; for sectors only a word. There are no single answers: in a small cooperation they would lead back to people. Late answers stand by themselves and change no earlier value.

    ## What is suppressed

    Cells of fewer than { $floor } people, and those from which they could be worked out. Instead of the exact number of answers there is a band. A sector appears only where it, and all others together, have { $floor } participants each, and the result names it, too. Every question has the same lines, suppressed ones with the word “suppressed”. Nothing is added up over rounds; two data sets of different days differ by whole rounds and late releases only.

    ## Response

    Asked is counted at the opening, answered at the closing. Who joins between counts as answered. How many were asked by sector is not kept.

    ## What is missing

    The kind of organisation: a second division of the same answers could be subtracted from the first. The way of a single answer is not stored; “channel” names the platforms of the groups. The words of a cooperation’s own questions: they could name somebody. The version of a question is a fingerprint of its present words.
help-export = take along what we have: spreadsheet, text, data, calendar, decision log
help-export-more =
    - `/export`: asks what it is to be
    - `/export calendar` and `/export decisions`: dates for one’s own calendar and the decision log, for everybody who takes part
    - `/export table`, `/export text`, `/export data`: everything as XLSX, Markdown or JSON, to coordinators alone; without names of people
    - `/export research`: a data set with no way back to people; shows first what is in it, then asks

export-sheet-overview = Overview
export-sheet-partners = Partners
export-sheet-phases = Phases
export-sheet-rounds = Check-ins
export-sheet-results = Results
export-sheet-sentences = Sentences
export-sheet-decisions = Decisions
export-sheet-voices = Voices
export-sheet-tasks = Tasks
export-sheet-reminders = Reminders
export-sheet-meetings = Meetings
export-sheet-stakeholders = Stakeholders
export-sheet-plan = Communication plan
export-sheet-contributions = Contributions
export-sheet-indicators = Indicators
export-sheet-readings = Readings
export-sheet-risks = Risks
export-sheet-watch-list = Watch list
export-sheet-forces = Barriers and strengths
export-column-what = What
export-column-value = Value
export-column-name = Name
export-column-sector = Sector
export-column-kind = Kind
export-column-observes = observes only
export-column-people = People
export-column-phase = Phase
export-column-status = Status
export-column-since = since
export-column-decision = Decision no.
export-column-number = No.
export-column-phases = Phases
export-column-opened = opened
export-column-closed = closed
export-column-anonymous = anonymous
export-column-asked = asked
export-column-answered-state = answered: state
export-column-answered-business = answered: business
export-column-answered-civil-society = answered: civil society
export-column-round = Check-in no.
export-column-question = Question (id)
export-column-field = Field of action
export-column-text = Text
export-column-late = late
export-column-ratings = Ratings
export-column-median = Median
export-column-tone = in one word
export-column-light = Light
export-column-change = Change
export-column-agreement = Agreement
export-column-dont-know = don’t know
export-column-state = State
export-column-business = Business
export-column-civil-society = Civil society
export-column-paid = Paid
export-column-voluntary = Volunteers
export-column-version = Version
export-column-proposed-by = proposed by
export-column-closes = open until
export-column-outcome = Outcome
export-column-responsible = responsible
export-column-review-on = review on
export-column-supersedes = replaces no.
export-column-superseded-by = replaced by no.
export-column-organisation = Organisation
export-column-stance = Voice
export-column-reason = Reason
export-column-until = until
export-column-objection = Objection
export-column-by-phone = by phone
export-column-agreed = agreed
export-column-helpers = helping
export-column-due-on = due on
export-column-ended-on = ended on
export-column-rhythm = Rhythm
export-column-next = next time
export-column-starts = Begins
export-column-place = Place
export-column-words = about it
export-column-called-off = called off
export-column-influence = Influence (1–3)
export-column-interest = Interest (1–3)
export-column-keeper = keeps the contact
export-column-every-days = every … days
export-column-contacted-on = last contact
export-column-next-on = next date
export-column-audience = Audience
export-column-topic = Topic
export-column-sender = Sender
export-column-way = Way
export-column-done-on = last on
export-column-sentence = Contribution
export-column-unit = Unit
export-column-source = Source
export-column-delivered-by = delivered by
export-column-target = Target
export-column-target-on = Target until
export-column-indicator = Indicator no.
export-column-day = Day
export-column-amount = Value
export-column-sign = Early sign
export-column-watched-by = watched by
export-column-seen = does it show?
export-column-seen-on = seen on
export-column-factor = Factor
export-column-stands = stands
export-column-helped = what helped
export-agreement-close = close together
export-agreement-apart = far apart
export-force-kind-barrier = Barrier
export-force-kind-strength = Strength
export-light-green = good
export-light-yellow = mixed
export-light-red = weak
export-objection-status-open = open
export-objection-status-settled = settled
export-objection-status-integrated = integrated
export-objection-status-withdrawn = withdrawn
export-phase-status-open = not begun
export-phase-status-active = active
export-phase-status-finished = finished
export-round-kind-ordinary = Check-in
export-round-kind-partnership = Partnership check
export-task-status-open = open
export-task-status-done = done
export-task-status-dropped = dropped
export-contribution-kind-money = { contribution-kind-money }
export-contribution-kind-time = { contribution-kind-time }
export-contribution-kind-rooms = { contribution-kind-rooms }
export-contribution-kind-knowledge = { contribution-kind-knowledge }
export-contribution-kind-access = { contribution-kind-access }
export-decision-kind-sense-check = { decision-kind-sense-check }
export-decision-kind-consent = { decision-kind-consent }
export-decision-kind-vote = { decision-kind-vote }
export-decision-kind-meeting = { decision-kind-meeting }
export-decision-status-open = { decision-status-open }
export-decision-status-accepted = { decision-status-accepted }
export-decision-status-not-accepted = { decision-status-not-accepted }
export-decision-status-no-quorum = { decision-status-no-quorum }
export-decision-status-withdrawn = { decision-status-withdrawn }
export-decision-status-superseded = { decision-status-superseded }
export-watch-kind-deadline = { watch-kind-deadline }
export-watch-kind-election = { watch-kind-election }
export-watch-kind-funding = { watch-kind-funding }
export-watch-kind-law = { watch-kind-law }
export-watch-kind-other = { watch-kind-other }
export-organisation-kind-municipality = { organisation-kind-municipality }
export-organisation-kind-company = { organisation-kind-company }
export-organisation-kind-chamber = { organisation-kind-chamber }
export-organisation-kind-association = { organisation-kind-association }
export-organisation-kind-other = { organisation-kind-other }
export-early-sign-no = { risk-seen-no }
export-early-sign-some = { risk-seen-some }
export-early-sign-yes = { risk-seen-yes }
export-stance-agree = { decision-stance-agree }
export-stance-concern = { decision-stance-concern }
export-stance-objection = { decision-stance-objection }
export-stance-abstain = { decision-stance-abstain }
export-stance-against = { decision-stance-against }
export-stance-reservation = { decision-stance-reservation }
