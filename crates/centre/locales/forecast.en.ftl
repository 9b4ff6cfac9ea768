# What is to be expected of a day.
centre-forecast = Forecast
centre-forecast-of = Forecast: { $centre }
centre-forecast-day = Day
centre-forecast-minutes = Call customers within (minutes)
centre-forecast-share = Share of customers, in % (50 to 99)
centre-forecast-counters = What if: open counters
centre-forecast-counters-hint = { $n ->
    [0] The centre has no counters yet.
    [one] The centre has one counter.
   *[other] The centre has { $n } counters.
}
centre-forecast-crowd = What if: customers, in % of usual
centre-forecast-crowd-hint = 120 is a fifth more. From 10 to 400.
centre-forecast-act = Show
centre-forecast-number = Write a number within the limits shown.
centre-forecast-closed = The centre is closed on this day by the calendar. This is what an open day of its kind would bring.
centre-forecast-empty = There are no figures for this centre yet
centre-forecast-empty-text = The forecast is built from the days on which customers came, starting the day after the first.
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
centre-forecast-stays = Customers who are not called leave after { $span } on average. This is estimated from all waits here and from how many left or did not come when called. Those who leave do not count as called in time (Erlang A).
centre-forecast-stays-unknown = How long customers wait before they leave is not known, because too few have left. The figures assume that everybody stays (Erlang C).
centre-forecast-how = The range in brackets holds on nine days of ten. Counters are worked out for each half hour on its own, from how long visits take here; a crowd left over from the half hour before is not counted.
