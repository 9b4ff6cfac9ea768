# The own hours of a centre
centre-hours-page = Hours
centre-hours-page-of = Hours: { $centre }
centre-hours-back = Back to the set-up
centre-hours-week = The week
centre-hours-as-entity = This centre is open as the entity’s calendar says. Once you save this week, changed or not, the centre has a week of its own that no longer follows the entity’s.
centre-hours-own = This centre has a week of its own. Holidays, and days that the entity gives other hours, are as in the entity’s calendar.
centre-hours-typing = Write hours and minutes, such as 07:00⁠-⁠14:15, with commas between several periods. A day that is left empty is closed.
centre-hours-of-entity = In the entity: { $hours }
centre-hours-past-midnight = A centre’s day ends at midnight. Write hours that end at 24:00 or before.
centre-hours-none = closed
centre-hours-season = In Ramadan and other seasons
centre-hours-season-hint = The dates are those of the entity’s calendar. Where all days are left empty, the entity’s hours hold in a season.
centre-hours-no-season = There is no season in the entity’s calendar now.
centre-hours-season-own = The centre’s own hours in seasons
centre-hours-season-day = { $day }, in seasons
centre-hours-save = Save the centre’s hours
centre-hours-follow = Give up the centre’s own hours
centre-hours-follow-text = The centre’s own week and its hours in seasons are deleted. It is then open as the entity’s calendar says.
centre-hours-outside = { $n ->
    [0] No appointment lies outside these hours
    [one] One appointment lies outside these hours
   *[other] { $n } appointments lie outside these hours
}
centre-hours-outside-list = Appointments outside these hours
centre-hours-unchanged = Nothing has changed yet
centre-hours-outside-text = If you save these hours, the appointments below are called off. Those who booked are told, and asked to choose another time.
centre-hours-outside-act = Save the hours and call these off
centre-hours-leave = Leave the hours as they are
centre-hours-at = Time
centre-hours-coming = Hours for seven days from today
centre-hours-booked = There are appointments here outside those hours. Set the hours on the page of this centre’s hours first: it shows these appointments.
centre-does-show-hours = Shows when a centre is open: its own week if it has one, otherwise the entity’s.
centre-does-set-hours = Gives a centre hours of its own, or the entity’s again. If appointments lie outside them that the call does not name as ones to call off, the answer lists them and nothing changes.
