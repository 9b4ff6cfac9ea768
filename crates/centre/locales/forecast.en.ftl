# What is to be expected of a day.
centre-forecast = Forecast
centre-forecast-of = Forecast: { $centre }
centre-forecast-day = Day
centre-forecast-minutes = To be called within (minutes)
centre-forecast-share = How many of a hundred customers at least, from 50 to 99
centre-forecast-counters = What if so many counters are open
centre-forecast-counters-hint = { $n ->
    [0] The centre has no counters yet.
    [one] The centre has one counter.
   *[other] The centre has { $n } counters.
}
centre-forecast-crowd = What if more or fewer customers come
centre-forecast-crowd-hint = 100 is as usual, 120 is a fifth more. From 10 to 400.
centre-forecast-act = Show
centre-forecast-number = Write a number that makes sense here.
centre-forecast-closed = The centre is closed on this day by the calendar. This is what an open day of its kind would bring.
centre-forecast-empty = Nothing is known of this centre yet
centre-forecast-empty-text = The forecast is made from the days on which customers came, from the day after the first one on.
centre-forecast-customers = Customers expected
centre-forecast-most = Counters needed at the busiest time
centre-forecast-most-at = At { $time }
centre-forecast-has = Counters of the centre
centre-forecast-come = Without an appointment
centre-forecast-range = { $expected } ({ $least } to { $most })
centre-forecast-booked = With an appointment
centre-forecast-needed = Counters needed
centre-forecast-no-number = More than 99
centre-forecast-in-time = Called in time
centre-forecast-within = { $share }%
centre-forecast-wait = Average wait
centre-forecast-grows = Keeps growing
centre-forecast-leaves = Leave before they are served
centre-forecast-stays = If nobody were called, people would wait here for { $span } on average before they leave; that is estimated from all waits and from how many left or did not come when called. Whoever leaves does not count as called in time (Erlang A).
centre-forecast-stays-unknown = How long people wait here before they leave is not known: too few have left. It is reckoned as if everybody stayed (Erlang C).
centre-forecast-how = In brackets: nine of ten days lie between the two. Counters are reckoned for each half hour by itself, from how long visits take here; what a rush leaves for the next half hour is not in it.
