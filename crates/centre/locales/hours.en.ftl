# The own hours of a centre
centre-hours-page = Hours
centre-hours-page-of = Hours: { $centre }
centre-hours-back = Back to the set-up
centre-hours-week = The week
centre-hours-as-entity = This centre is open as the entity’s calendar says. Change a day and save, and it has a week of its own from then on.
centre-hours-own = This centre has a week of its own. Holidays, and days that the entity gives other hours, are as in the entity’s calendar.
centre-hours-typing = Hours and minutes, such as 07:00⁠-⁠14:15, several periods apart by commas. A day that is left empty is closed.
centre-hours-of-entity = The entity:
centre-hours-none = closed
centre-hours-season = In Ramadan and other seasons
centre-hours-season-hint = The dates are those of the entity’s calendar. Where all days are left empty, the entity’s hours hold in a season.
centre-hours-no-season = There is no season in the entity’s calendar now.
centre-hours-season-own = The centre’s own hours in seasons
centre-hours-save = Save the centre’s hours
centre-hours-follow = Follow the entity’s calendar again
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
centre-hours-coming = Hours of the coming days
centre-hours-booked = Somebody has booked here outside of those hours. Set the centre’s hours first: there you see who it is about.
centre-does-show-hours = When a centre is open: its own week where it has one, and the entity’s.
centre-does-set-hours = Gives a centre hours of its own, or the entity’s again. Where appointments lie outside that may not be called off, they are answered and nothing changes.
