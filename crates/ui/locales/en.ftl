# Words of the frame, the components, dates, durations and error pages.

ui-site = Daleel
ui-site-long = Unified Customer Service
ui-official = An official website of a government entity of the Kingdom of Bahrain
ui-skip = Skip to content
ui-main-nav = Sections
ui-footer-nav = Site links
ui-other-language = العربية
ui-other-language-short = ع
ui-menu = Menu
ui-back = Back
ui-back-to-list = Back to the list
ui-close = Close
ui-cancel = Cancel
ui-save = Save
ui-search = Search
ui-search-desk = Search by reference or phone, or run a command
ui-notices = Notices
ui-notices-unread = { $n ->
    [one] Notices, one new
   *[other] Notices, { $n } new
}
ui-waiting = { $n ->
    [one] One waiting
   *[other] { $n } waiting
}
ui-user-menu = Your menu
ui-profile = My page
ui-sign-out = Sign out
ui-connected = Connected
ui-reconnecting = Connection lost, trying again…
ui-reconnecting-kept = Your text is kept on this device.
ui-theme = Appearance
ui-theme-auto = As the device
ui-theme-light = Light
ui-theme-dark = Dark
ui-theme-contrast = More contrast
ui-theme-large = Larger text
ui-side-panel = Help panel
ui-list-panel = List
ui-page-menu = More actions

# Dates and durations

ui-date = { $day } { $month } { $year }
ui-day = { $weekday } { $day } { $month }
ui-day-year = { $weekday } { $day } { $month } { $year }
ui-date-time = { $date }, { $time }
ui-yesterday = Yesterday { $time }
ui-just-now = now
ui-ago = { $span } ago
ui-in = in { $span }
ui-left = { $span } left
ui-overdue = overdue by { $span }
ui-span-two = { $first } { $second }
ui-month-1 = January
ui-month-2 = February
ui-month-3 = March
ui-month-4 = April
ui-month-5 = May
ui-month-6 = June
ui-month-7 = July
ui-month-8 = August
ui-month-9 = September
ui-month-10 = October
ui-month-11 = November
ui-month-12 = December
ui-weekday-1 = Monday
ui-weekday-2 = Tuesday
ui-weekday-3 = Wednesday
ui-weekday-4 = Thursday
ui-weekday-5 = Friday
ui-weekday-6 = Saturday
ui-weekday-7 = Sunday
ui-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
ui-seconds-after = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
ui-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
ui-minutes-after = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
ui-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
ui-hours-after = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
ui-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
ui-days-after = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

# Components

ui-optional = (optional)
ui-password-show = Show password
ui-password-hide = Hide password
ui-characters-max = { $n ->
    [one] One character at most
   *[other] { $n } characters at most
}
ui-date-day = Day
ui-date-month = Month
ui-date-year = Year
ui-errors-title = Check the following
ui-of = { $part } of { $whole }
ui-trend-up = Up
ui-trend-down = Down
ui-step-done = done
ui-step-now = current step
ui-step-todo = not started
ui-breadcrumb = Where you are
ui-pages = Pages
ui-newer = Newer
ui-older = Older

# The style guide and its invented examples

ui-guide-title = Style guide
ui-guide-lead = Every component of the interface, with invented examples.
ui-guide-actions = Actions
ui-guide-fields = Fields
ui-guide-data = Data
ui-guide-places = Places
ui-guide-talk = Conversation
ui-guide-charts = Charts
ui-eg-send = Send
ui-eg-delete = Delete
ui-eg-open-request = Open a request
ui-eg-take = Take
ui-eg-copy = Copy
ui-eg-print = Print
ui-eg-undo = Undo
ui-eg-transfer = Transfer to a colleague
ui-eg-name = Name
ui-eg-email = Email
ui-eg-email-hint = We send the reference there.
ui-eg-email-wrong = Write the whole email address, like name@example.com
ui-eg-phone = Phone
ui-eg-cpr = Personal number
ui-eg-cpr-hint = Nine digits, as on the identity card.
ui-eg-kind = What would you like to send?
ui-eg-complaint = Complaint
ui-eg-complaint-hint = Something did not go as it should.
ui-eg-suggestion = Suggestion
ui-eg-suggestion-hint = An idea that would improve the service.
ui-eg-thanks = Thanks
ui-eg-thanks-hint = A good word for those who served you.
ui-eg-service = Service
ui-eg-service-card = Identity card
ui-eg-service-card-hint = Issue and renewal
ui-eg-service-home = Housing and address
ui-eg-service-home-hint = Change of address
ui-eg-when = When did it happen?
ui-eg-what = What happened?
ui-eg-what-hint = Do not write your personal number or card details here.
ui-eg-files = Attachments
ui-eg-agree = I agree to be contacted about this request
ui-eg-password = Password
ui-eg-code = Verification code
ui-eg-code-hint = We sent it to your phone ending in 12.
ui-eg-confirmed = Confirmed
ui-eg-priority = Priority: disability
ui-eg-spelling = Spelling: “recieve”
ui-eg-available = Available
ui-eg-break = On a break
ui-eg-away = Away
ui-eg-on-time = Served on time
ui-eg-this-week = This week
ui-eg-waiting = Waiting
ui-eg-longest = Longest wait
ui-eg-progress = Progress through the steps
ui-eg-person-1 = Yousif Hasan
ui-eg-person-2 = Alnakheel Trading
ui-eg-text-1 = And may I collect it from another centre?
ui-eg-text-2 = A question about renewing a trade licence
ui-eg-queue = Queues
ui-eg-banner-info = The service moves to the new centre on Sunday.
ui-eg-banner-ok = The reply was kept and sent.
ui-eg-banner-warn = Thirty minutes are left to reply.
ui-eg-banner-bad-title = The reply was not sent
ui-eg-banner-bad = Your text is kept. Try again. Reference E-7F2K
ui-eg-step-1 = We received the request
ui-eg-step-2 = Being studied
ui-eg-step-3 = Solution
ui-eg-empty-title = No conversations are waiting
ui-eg-empty = We will tell you as soon as one arrives.
ui-eg-tab-mine = Mine
ui-eg-tab-team = My team
ui-eg-tab-later = Snoozed
ui-eg-question = When do I collect the card?
ui-eg-question-2 = Which documents are needed?
ui-eg-answer = You receive a text message when it is ready.
