# The times that customers spend in a centre.
centre-spent = Times
centre-spent-of = Times: { $centre }
centre-spent-when = Period
centre-spent-days = { $n ->
    [0] No day
    [1] Today
   *[other] The last { $n } days
}
centre-spent-days-wrong = Choose a number of days from 1 to 92.
centre-spent-act = Show
centre-spent-empty = Nobody was called in this time
centre-spent-empty-text = Times are counted as visits end, within half a minute.
centre-spent-called = Called
centre-spent-absent = Called in vain
centre-spent-absent-hint = Of the calls, those to which nobody came
centre-spent-left = Left unserved
centre-spent-left-hint = Those who gave their ticket back; whoever just goes is called in vain
centre-spent-estimates = How the estimates of waits held
centre-spent-held = Waits within what was told
centre-spent-held-of = { $n ->
    [0] Of no estimate
    [one] Of one estimate; nine of ten should hold
   *[other] Of { $n } estimates; nine of ten should hold
}
centre-spent-width = Width of an estimate, on average
centre-spent-width-hint = From the shortest wait that was told to the longest
centre-spent-near = Waits close to the likely one
centre-spent-near-hint = Within five minutes
centre-spent-no-estimates = No wait of which an estimate was told has ended in this time.
centre-spent-share = { $share }%
centre-spent-none = –
centre-spent-four = How long customers take
centre-spent-time = Time
centre-spent-median = Half take at most
centre-spent-p90 = Nine of ten take at most
centre-spent-counted = Counted
centre-spent-wait = Waiting, until the call
centre-spent-way = On the way to the counter
centre-spent-service = At the counter, for one service
centre-spent-total = In the centre altogether
centre-spent-how = Waiting counts from the ticket, or from the time that was booked. Time aside between two visits to a counter is no time at the counter. Each figure is within 10% of the true one.
centre-spent-by-service = By service
centre-spent-by-hour = By the hour in which the wait began
centre-spent-hour = Hour
centre-spent-groups = Groups beside each other
centre-spent-group = Group
centre-spent-first = With priority
centre-spent-ordinary = Without priority
centre-spent-arabic = Served in Arabic
centre-spent-english = Served in English
centre-spent-half = Half within { $time }
centre-spent-nine = Nine of ten within { $time }
centre-spent-passed = { $n ->
    [0] Nobody without priority was passed over by somebody with priority who came later for the same service.
    [one] One customer without priority was passed over by somebody with priority who came later for the same service, and waited { $span } after that.
   *[other] { $n } customers without priority were passed over by somebody with priority who came later for the same service; none of them waited for more than { $span } after that.
}
centre-spent-bound = Nobody with priority who came later goes before someone who has waited { $span }; whoever is at a counter by then is served first. That is the rule of this centre.
centre-does-times = Shows the times of a centre: waiting, way to the counter, service, altogether
