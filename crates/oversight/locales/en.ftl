# Words of the guide's page and the scorecards
oversight-guide = The guide, clause by clause
oversight-guide-lead = Every duty of the Unified Customer Service Guide, and what this installation really does for it.
oversight-clauses = Clauses
oversight-live = In this installation
oversight-live-hint = A part of the product stands behind the clause.
oversight-not-live = Not yet in this installation
oversight-ruled = Judged by a rule
oversight-ruled-hint = Decided from recorded events, with a story that keeps it and one that breaks it.
oversight-all-chapters = All chapters
oversight-chapter = Chapter { $n }
oversight-all-clauses = All clauses
oversight-by-chapter = Chapters
oversight-by-standing = Standing
oversight-no-clauses = No clause is like that.
oversight-how = How
oversight-rule = The rule
oversight-rule-version = Version
oversight-kept-by = Story that keeps it
oversight-broken-by = Story that breaks it
oversight-does = What this installation does
oversight-does-nothing = No part of this installation does anything for this clause yet.
oversight-aim = What the product aims to do
oversight-own-figure = Your entity, last 90 days
oversight-line = { $said } ({ $interval }). { $sample }
oversight-line-few = { $said }. { $sample }
oversight-scorecard = Scorecard
oversight-own = My scorecard
oversight-government = Across the government
oversight-government-short = Government
oversight-government-clauses = Clause by clause
oversight-government-lead = The same rules, the same smallest sample and the same interval for every entity. No persons.
oversight-evidence = Evidence
oversight-from = From
oversight-to = to
oversight-show = Show
oversight-csv = Download as CSV
oversight-empty = Nothing has been found in these days
oversight-empty-text = Figures appear by themselves as soon as customers are served. Choose other days to look further back.
oversight-index = Conformance, of what was observed
oversight-proven = Conformance, of all that arose
oversight-proven-hint = What nobody saw does not count as kept.
oversight-not-observed = Not observed
oversight-not-observed-hint = It arose, and nothing shows whether it was kept.
oversight-percent = { $n }%
oversight-interval = between { $low }% and { $high }%
oversight-too-few = Too few to compare
oversight-nothing-observed = Nothing observed
oversight-yes = Yes
oversight-sample = { $n ->
    [one] One observed
   *[other] { $n } observed
}
oversight-unseen = { $n ->
    [one] one not observed
   *[other] { $n } not observed
}
oversight-missed = { $n ->
    [one] One missed
   *[other] { $n } missed
}
oversight-met = { $n ->
    [one] One met
   *[other] { $n } met
}
oversight-points = { $n ->
    [one] One point
   *[other] { $n } points
}
oversight-beyond-chance = Beyond chance
oversight-weeks = By week, as a table
oversight-course-of = Share met by week: { $clause }
oversight-people = By employee
oversight-people-hint = Over all clauses, in order of names: nobody is ranked. No one with fewer than 30 observations is compared; differences within the intervals may be chance.
oversight-nobodys = The shares at the top also count what belongs to no one person (not observed: { $unseen }, observed: { $seen }). No employee’s figure counts it.
oversight-teams = By centre
oversight-teams-hint = What those who work in a centre now did, over all clauses; in order of names.
oversight-services = By service
oversight-services-hint = What was done for a service, over all clauses; in order of names.
oversight-column-people = Employee
oversight-column-teams = Centre
oversight-column-services = Service
oversight-you = You
oversight-formula = Share: met ÷ (met + missed), with Wilson’s 95% interval. Coverage: observed ÷ all that arose. Compared from 30 observed on.
oversight-column-clause = Clause
oversight-column-text = Duty
oversight-column-by = Measured
oversight-column-share = Share met (%)
oversight-column-low = Lower end (%)
oversight-column-high = Upper end (%)
oversight-column-sample = Observed
oversight-column-missed = Missed
oversight-column-not-observed = Not observed
oversight-column-coverage = Coverage (%)
oversight-column-enough = Enough to compare
oversight-column-course = By week
oversight-column-evidence = Evidence
oversight-column-employee = Employee
oversight-column-entity = Entity
oversight-column-spread = Spread
oversight-column-case = Case
oversight-of-no-case = No case: in the centre
oversight-column-when = Judged
oversight-column-events = What proves it
oversight-outcomes = Outcomes
oversight-no-findings = No such findings
oversight-no-findings-text = Nothing with this outcome was found of this clause in these days.
oversight-finding = The finding in full
oversight-disputed = Disputed
oversight-upheld = Upheld
oversight-overturned = Overturned: counts as not observed
oversight-period-order = The last day must not be before the first.
oversight-period-long = Choose at most 400 days.
oversight-period-date = Write a date such as 24/11/2026.
oversight-means-uniform = The same clause and the same sums of every entity side by side, by the same rules, smallest sample and interval, with differences beyond chance marked.
oversight-means-justice = Waits and answers in time by the language of customers, by centre and by service; a difference beyond chance is told.
oversight-means-scorecard = A scorecard per clause, for the entity, each employee and the whole government, kept up to date from events and opened to its evidence.

# Reports
oversight-reports = Reports
oversight-own-report = My figures
oversight-report-of = Choose a centre, an employee or a service.
oversight-report-compared = Beside the same number of days before: { $from } to { $to }.
oversight-counted-to = Counted up to { $at }.
oversight-report-empty = Nothing happened in these days
oversight-report-empty-text = Figures appear by themselves as soon as customers write and are answered. Choose other days to look further back.
oversight-xlsx = Download for Excel
oversight-csv-of = Download as CSV: { $table }
oversight-few = Too few
oversight-part-of = { $part } of { $all }
oversight-same = As before
oversight-more = { $n } more
oversight-less = { $n } fewer
oversight-points-more = { $n ->
    [one] One point more
   *[other] { $n } points more
}
oversight-points-less = { $n ->
    [one] One point less
   *[other] { $n } points less
}
oversight-may-be-chance = May be chance
oversight-in-working-time = In working time: { $span }
oversight-older = Older than 14 working days: { $n }
oversight-nobody = Nobody
oversight-left = Colleagues who left
oversight-no-centre = No centre
oversight-no-service = No service
oversight-report-what = What
oversight-report-now = These days
oversight-report-before = The days before
oversight-report-change = Difference
oversight-report-opened = New cases
oversight-report-received = Messages from customers
oversight-report-answered = Replies
oversight-report-closed = Cases closed
oversight-report-in-time = Answered in time
oversight-report-in-time-count = Replies in time
oversight-report-late = Due times missed
oversight-report-reopened = Came back within 14 days
oversight-report-reopened-count = Came back
oversight-report-promises = Promises kept
oversight-report-promises-kept = Kept promises
oversight-report-promises-broken = Broken promises
oversight-report-handed-over = Changed hands
oversight-report-median = Half within
oversight-report-p90 = Nine of ten within
oversight-report-mean = On average
oversight-report-sample = Of how many
oversight-report-median-before = Half within, the days before
oversight-report-first-clock = First reply, by the clock
oversight-report-first-working = First reply, in working time
oversight-report-settled-clock = Until closed, by the clock
oversight-report-settled-working = Until closed, in working time
oversight-report-first-median = First reply: half within
oversight-report-first-mean = First reply, on average
oversight-report-first-mean-working = The same in working time
oversight-report-age = Working days since it came
oversight-report-age-0-1 = Up to 1
oversight-report-age-2-3 = 2 to 3
oversight-report-age-4-7 = 4 to 7
oversight-report-age-8-14 = 8 to 14
oversight-report-age-15 = 15 and more
oversight-report-open = Open now
oversight-report-open-now = Open now
oversight-report-of-all = Of all
oversight-report-day = Day
oversight-report-centres = Centre
oversight-report-people = Employee
oversight-report-services = Service
oversight-report-table-flow = Cases in and out
oversight-report-table-times = How long it took
oversight-report-table-ages = What is open now, by age
oversight-report-table-centres = By centre
oversight-report-table-people = By employee
oversight-report-table-services = By service
oversight-report-entities = Entity
oversight-report-guide = Duties of the guide met
oversight-report-clauses = { $n ->
    [one] One clause
   *[other] { $n } clauses
}
oversight-report-first-clock-median = First reply by the clock: half within
oversight-report-first-working-median = First reply in working time: half within
oversight-report-late-now = Late now
oversight-report-table-entities = Entity beside entity
oversight-report-hint-entities = Sums of each entity over these days, and what is open there now. Shares of fewer than thirty are not compared. The duties met are one figure over the clauses of the guide, each duty counting alike.
oversight-lang-ar = In Arabic
oversight-lang-en = In English
oversight-report-langs = Language
oversight-report-table-langs = By language of the customer
oversight-report-hint-langs = Whoever writes in one language waits no longer than whoever writes in the other.
oversight-report-table-days = By day
oversight-report-hint-flow = Shares are compared from 30 on; a smaller difference than the interval may be chance.
oversight-report-hint-times = Every duration by the clock and in working time. Times in which the clock stood still for a named reason do not count.
oversight-report-hint-ages = The days of the weekend and holidays make nothing older.
oversight-report-hint-centres = Each centre with what the employees in it did.
oversight-report-hint-people = In order of names: nobody is ranked. Under 30 nobody is compared.
oversight-report-hint-services = Cases whose service is not known stand at the end.
oversight-report-hint-days = Every day of the period.
oversight-report-chart-received = Messages from customers
oversight-report-chart-answered = Replies
oversight-formulas = How this is counted
oversight-formula-in-time = Answered in time: replies by the due time ÷ (replies by the due time + due times that passed without one). What is overdue and still open counts as missed.
oversight-formula-first = First reply: from the customer’s message to the first reply by a person. An acknowledgement by the system is no reply.
oversight-formula-settled = Until closed: from the opening to the closing, for cases whose customers had been answered. One that comes back and is closed again counts again with all its time.
oversight-formula-reopened = Came back: closed cases in which the customer wrote again within 14 days ÷ cases closed. Each counts for the day on which it was closed.
oversight-formula-backlog = Open now: not closed, those snoozed and those waiting for the customer among them. The age counts working days since the case came.
oversight-formula-spread = Half within (the median) and nine of ten within are read from a scale of fine steps and are within 9.1% of the exact values. Averages are exact.

# The board
oversight-board = Board
oversight-board-late = Late
oversight-board-late-hint = The due time passed without a reply.
oversight-board-unassigned = Without an owner
oversight-board-open = Open
oversight-board-snoozed = Snoozed: { $n }
oversight-board-answered = Waiting for the customer
oversight-board-came-today = Customers’ messages today
oversight-board-done-today = Replies: { $answered }, closed: { $closed }
oversight-board-give = Assign { $reference }
oversight-board-give-short = Assign
oversight-board-give-it = Assign the case
oversight-board-to = To whom
oversight-board-note = Note for the colleague
oversight-board-note-hint = It stays on the case. A case of your own needs one.
oversight-board-whom = Choose a colleague.
oversight-board-nobody-here = Nobody else is here now who could take it.
oversight-board-load = In hand: { $open }, late: { $late }
oversight-board-part-late = Late, oldest first
oversight-board-part-soon = Due within { $hours ->
    [one] the hour
   *[other] { $hours } hours
}
oversight-board-part-unassigned = Without an owner, longest first
oversight-board-part-answered = Waiting for the customer, longest first
oversight-board-none-late = Nothing is late.
oversight-board-none-soon = Nothing falls due soon.
oversight-board-none-unassigned = Every open case has somebody who answers for it.
oversight-board-none-answered = Nothing waits for a customer.
oversight-board-cases = Cases
oversight-board-about = About
oversight-board-owner = Owner
oversight-board-due = Due
oversight-board-since = Last activity
oversight-board-act = Act
oversight-board-more = Show the whole list
oversight-board-people = Who works on what
oversight-board-in-hand = In hand
oversight-board-answered-today = Replies today
oversight-board-newest = Last activity
oversight-board-away = Away
oversight-board-hours = Customers’ messages today, by hour
oversight-report-table-quality = How good it was
oversight-report-hint-quality = What customers say counts for the day on which they were asked, a closing for its own day. Beside each share stands of how many it is.
oversight-report-table-stops = Why clocks stood still
oversight-report-hint-stops = Counted when the clock runs on, by the clock and in working time. Customers see the reason.
oversight-report-reason = Reason
oversight-report-clock = By the clock
oversight-report-working = In working time
oversight-report-clock-before = By the clock, before
oversight-report-working-before = In working time, before
oversight-report-satisfied = Satisfied customers
oversight-report-responded = Gave their opinion
oversight-report-points = Points out of five
oversight-report-first-contact = Settled at the first contact
oversight-report-handed-well = Hand-overs that were answered
oversight-report-handed-returned = Hand-overs that came back
oversight-report-clean = Replies without a fault
oversight-report-faults = Faults in a hundred words
oversight-report-opinions-asked = Customers asked
oversight-report-opinions-given = Opinions given
oversight-report-opinions-good = Four or five of five
oversight-report-contacts = Closings followed for seven days
oversight-report-first-contacts = Closings without a further contact
oversight-report-handed-answered = Hand-overs answered by the colleague
oversight-report-written = Replies in writing
oversight-report-words = Words in replies
oversight-of-sample = of { $n }
oversight-formula-satisfied = Satisfied: opinions of four or five ÷ opinions given. Gave their opinion: opinions given ÷ customers asked. Points: the average of the opinions given.
oversight-formula-first-contact = Settled at the first contact: answered and closed, and the customer neither wrote again nor came with another case about the same service within 7 days, by any channel ÷ all that were answered and closed. It is known 7 days after the closing.
oversight-formula-handed = Hand-overs that were answered: cases that the colleague answered ÷ those and the cases that came back to whoever had handed them over.
oversight-formula-clean = Without a fault: replies in which no misspelt or colloquial word and no phrase that is vague or blames was left ÷ replies. Faults in a hundred words: all that was left × 100 ÷ words.

# What programs can do, each in a sentence.
oversight-does-board = What is late, what soon will be, what nobody has, what waits for customers, and who has how much in hand.
oversight-does-report = What came in and was done over a number of days, how soon it was answered and settled, and what is left over; by centre, employee and service.
oversight-does-compare = The sums of each entity side by side, for government oversight; without persons.
oversight-does-guide = Every clause of the guide, and what this installation does for it.
oversight-does-scores = Scores by clause, of one's entity or, for government oversight, of every entity; without persons.
