# Breaks
centre-break = A break
centre-breaks = Breaks
centre-break-ask = Break:
centre-break-hint = A break waits its turn, and a pause cannot start, while too few colleagues would be left at the counters. Whoever must go at once says why.
centre-urgent = I must go at once
centre-urgent-text = The counter closes now, even if fewer stay than the centre keeps open. Where no other counter is open, the hall display and the plate say that service resumes shortly. Nobody who waits loses their turn, and those who lead the floor are told at once.
centre-urgent-waiting = { $n ->
    [0] No customer waits now.
    [one] One customer waits now.
   *[other] { $n } customers wait now.
}
centre-urgent-why = Why you must go
centre-urgent-hint = A few words are enough, such as: an urgent need. Nothing need be said of your health.
centre-urgent-act = Close the counter and go
centre-urgent-away = You have been away for an urgent need since { $time }
centre-urgent-away-text = The counter is closed. Come back to it to open it again: nobody who waits has lost their turn.
centre-urgent-floor = Away for an urgent need since { $time }
centre-urgent-told = Counter { $counter } was closed for an urgent need, { $who }: { $reason }
centre-urgent-others = Other counters are open.
centre-urgent-nobody = No counter is open now, and the displays say that service resumes shortly.
centre-break-take-back = Take the request back
centre-break-length = Choose one of the lengths that the centre has for breaks.
centre-break-length-head = Length
centre-break-granted = { $n ->
    [one] Your break of one minute begins after this visit
   *[other] Your break of { $n } minutes begins after this visit
}
centre-break-granted-text = It begins by itself when the visit is over, and the counter is closed until you are back.
centre-break-asked = { $n ->
    [one] You asked for a break of one minute: you are number { $place } in the line
   *[other] You asked for a break of { $n } minutes: you are number { $place } in the line
}
centre-break-awaits = { $name } is expected back at { $time }. Your break then begins by itself, after the visit in hand.
centre-break-awaits-counter = It begins by itself as soon as another counter is open, after the visit in hand.
centre-break-needs-counters = { $n ->
    [0] No counter has to stay open.
    [one] At least one counter stays open.
   *[other] At least { $n } counters stay open.
}
centre-break-needs-service = Somebody who is qualified for { $service } stays.
centre-break-needs-arabic = Somebody who is qualified for { $service } in Arabic stays.
centre-break-needs-english = Somebody who is qualified for { $service } in English stays.
centre-break-until = Your break lasts until { $time }
centre-break-running-text = The counter is closed, and customers are shown where to go. Come back to the counter to open it again.
centre-break-was-until = Your break lasted until { $time }
centre-break-over-text = Come back to the counter to open it again, so that the next colleague can go.
centre-break-planned-for = { $n ->
    [one] A break of one minute is planned for you at { $time }.
   *[other] A break of { $n } minutes is planned for you at { $time }.
}
centre-break-not-back = Was due back at { $time }
centre-break-away-until = Away until { $time }
centre-break-after-visit = Begins after the visit in hand
centre-break-in-line = Waits, number { $place } in the line
centre-break-planned-at = Planned for { $time }
centre-break-grant = Let it begin
centre-break-grant-text = The break begins at once, or after the visit in hand, although the centre’s minimum is not kept.
centre-break-grant-act = Let the break begin
centre-break-office = No break is asked for in the office. Press “Pause” before you leave it.
centre-break-not-asked = This break is not waiting any more.
centre-break-begun = This break has already been asked for or has begun.
centre-breaks-about = A planned break begins by itself at its time, after the visit in hand. What would leave too few at the counters is not taken into the plan. Today counts whoever sits at a counter; on other days, whoever works in the centre and is not entered as away.
centre-break-at = Begins at
centre-break-plan = Plan the break
centre-break-remove = Remove from the plan
centre-break-choose = Choose an employee
centre-break-who = Choose somebody who serves at the counters of this centre.
centre-break-when = Write the time as hours and minutes, such as 10:30.
centre-break-past = This time has passed.
centre-break-far = Choose a time within the next 31 days.
centre-break-outside-hours = The centre is closed at this time.
centre-break-twice = A break of this employee is planned at this time already.
centre-break-lacks-counters = { $left ->
    [0] At { $time } no counter would be open, and the centre keeps { $least } open at least.
    [one] At { $time } one counter would be open, and the centre keeps { $least } open at least.
   *[other] At { $time } { $left } counters would be open, and the centre keeps { $least } open at least.
}
centre-break-lacks-service = At { $time } nobody at the counters would be qualified for { $service }.
centre-break-lacks-arabic = At { $time } nobody at the counters would be qualified for { $service } in Arabic.
centre-break-lacks-english = At { $time } nobody at the counters would be qualified for { $service } in English.
centre-cover = Breaks
centre-cover-about = Whoever serves asks for a break with one press. It begins only when what is said here stays at the counters; outside the hours nothing has to stay.
centre-least-open = Counters that stay open at least
centre-least-open-hint = 0 means that no counter has to stay open.
centre-least-open-wrong = Write a number of counters between 0 and 200.
centre-keeps = What else stays
centre-keeps-number = Nothing else
centre-keeps-services = Somebody who is qualified for each service
centre-keeps-languages = Somebody who is qualified for each service in each language
centre-keeps-choose = Choose what else stays at the counters.
centre-lengths = Lengths of breaks, in minutes
centre-lengths-hint = Up to eight numbers from 1 to 120, such as 5 10 15 30.
centre-lengths-wrong = Write one to eight numbers of minutes between 1 and 120.
centre-cover-save = Save the rules of breaks
centre-means-rested = Each break within the hours counts as not observed: events show that it closed the counter, and only a walk shows where its employee rested.
centre-means-breaks = A break or a pause begins only when the centre’s minimum stays at the counters, a break closes the counter, and a plan that would leave too few is refused with the time and what is missing. Whoever must go at once says why: those who lead the floor are told, and that the minimum was not kept is written down with the break.
event-centre-break-planned = A break was planned
event-centre-break-asked = Somebody asked for a break
event-centre-break-granted = A break may begin
event-centre-break-began = A break began and closed its counter
event-centre-break-due = A break should be over, and its employee is not back
event-centre-break-ended = A break was over
event-centre-break-withdrawn = A break was dropped before it began
centre-does-list-breaks = Lists the breaks of a centre that are not over
centre-does-plan-break = Plans a break
centre-does-grant-break = Lets a break begin before cover allows it
centre-does-remove-break = Removes a planned break
centre-does-ask-break = Asks for a break at one’s own counter
