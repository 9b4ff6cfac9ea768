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
oversight-government-lead = The same rules, the same smallest sample and the same interval for every entity. No persons.
oversight-evidence = Evidence
oversight-from = From
oversight-to = to
oversight-show = Show
oversight-csv = Save as a table
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
oversight-people-hint = Over all clauses. Under 30 observed nobody is compared; differences within the intervals may be chance.
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
oversight-column-when = Judged
oversight-column-events = What proves it
oversight-outcomes = Outcomes
oversight-no-findings = No such findings
oversight-no-findings-text = Nothing with this outcome was found of this clause in these days.
oversight-finding = The finding in full
oversight-disputed = Disputed
oversight-upheld = Upheld
oversight-overturned = Overturned: counts as not observed
oversight-event-desk-case-opened = The case arrived
oversight-event-desk-case-assigned = The case got an owner
oversight-event-desk-case-late = The reply became late
oversight-event-desk-case-closed = The case was closed
oversight-period-order = The last day must not be before the first.
oversight-period-long = Choose at most 400 days.
oversight-period-date = Write a date such as 24/11/2026.
oversight-means-scorecard = A scorecard per clause, for the entity, each employee and the whole government, kept up to date from events and opened to its evidence.
