# The opening of the day
centre-opening = Opening of the day
centre-opening-of = Opening of the day: { $centre }
centre-opening-no-hours = By the calendar there are no more working hours today.
centre-opening-hours = The centre opens at { $opens }. Whoever serves is at their counter by { $by }.
centre-opening-items = What somebody looks at before work
centre-opening-items-about = Confirm only what you have seen. What nobody confirms counts as not observed.
centre-opening-window = It can be confirmed from { $from } until { $to }.
centre-attest-closed = The opening is confirmed from two hours before the centre opens until an hour after. What nobody has confirmed by then stays not observed.
centre-opening-missing = { $n ->
    [0] Everything of the opening is confirmed.
    [one] One item of today’s opening is not confirmed yet.
   *[other] { $n } items of today’s opening are not confirmed yet.
}
centre-opening-look = Go to the opening
centre-item-kept = Kept
centre-item-not-kept = Not kept
centre-item-unsaid = Not confirmed yet
centre-item-is-kept = Yes, it is kept
centre-item-is-not-kept = No: say what is done about it
centre-item-not-kept-act = It is not kept
centre-item-change = Change what was said
centre-item-note = What is done about it, and by whom
centre-item-reason = Why this is changed
centre-attest-choose = Choose whether it is so.
centre-ready = Ready at the counters
centre-ready-at = Ready since
centre-ready-nobody = Nobody has opened a counter today.
centre-ready-awaited = Not at a counter yet:
centre-ready-early = In time
centre-ready-short = Too close to opening
centre-ready-after = After the centre opened
centre-ready-no-hours = Outside working hours
centre-first-customer = First customer
centre-test = Self-test of the counter
centre-test-at = The counter tested itself at { $time }.
centre-test-plate = Plate:
centre-test-printer = Printer:
centre-test-missing = None
centre-test-works = Works
centre-test-unknown = Not asked yet
centre-test-fails = Does not work
centre-test-again = Test again
centre-lead = Minutes before opening
centre-lead-hint = Whoever serves is at their counter this long before the centre opens. From 0 to 60.
centre-lead-wrong = Write a number of minutes between 0 and 60.
centre-means-present = It is measured whether each employee opens their first counter as many minutes before the centre opens as are asked for. Whoever takes over from a colleague after the opening is not judged by it.
centre-means-ready = The opening of the day shows who is ready at their counter, and who is awaited.
centre-means-self-test = A counter tests its plate and printer when it is opened, and what it said before the first customer is measured.
centre-means-server = Nobody calls a customer before they have opened their counter in the system.
centre-means-attested = Whoever leads the floor confirms it each day before work, or says what is done about it; what nobody confirms counts as not observed.
event-centre-counter-ready = A counter was opened for the first time that day
event-centre-counter-relieved = Somebody took over from a colleague after the centre had opened
event-centre-counter-tested = A counter tested itself before its first customer
event-centre-first-customer = The first customer of the day came to a counter
event-centre-day-attested = An item of the day’s opening was confirmed or said not to be kept
centre-does-show-opening = Shows the opening of a centre’s day: who was ready when, who is awaited, and what is confirmed
centre-does-confirm-opening = Confirms an item of the day’s opening, or says that it is not so and what is done about it
