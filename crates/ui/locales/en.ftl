# Words of the frame, the components, dates, durations and error pages.

ui-site = Daleel
ui-site-long = Unified Customer Service
ui-official = An official government website
ui-skip = Skip to content
ui-main-nav = Sections
ui-footer-nav = Site links
ui-other-language = العربية
ui-other-language-short = ع
ui-back-to-list = Back to the list
ui-close = Close
ui-cancel = Cancel
ui-save = Save
ui-search = Search
ui-search-desk = Search by reference or phone, or run a command
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
ui-characters-max = { $n ->
    [one] One character at most
   *[other] { $n } characters at most
}
ui-day-hint = Day/month/year, such as 25/11/2026
ui-time-hint = By the 24-hour clock, such as 14:30
ui-errors-title = Check the following
ui-of = { $part } of { $whole }
ui-trend-up = Up
ui-trend-down = Down
ui-step-done = done
ui-step-now = current step
ui-step-unseen = nothing shows whether it was done
ui-step-todo = not started
ui-breadcrumb = Where you are
ui-pages = Pages
ui-newer = Newer
ui-older = Older
ui-note = Internal note
ui-opinion = What the customer thinks, for colleagues only
ui-sent = Sent
ui-queued = Queued
ui-late-mail = Late
ui-undelivered = Not delivered
ui-copies = Copies of it to:
ui-send = Send
ui-undo = Undo
ui-sending-in = Sending in {"{}"} s
ui-replace-with = Replace with “{"{}"}”
ui-send-again = Send again
ui-unsent-offline = Not sent: there is no connection. What you wrote is kept on this device. Send it again when you are back.
ui-unsent-lost = Not sent. What you wrote is kept on this device. Send it again in a moment.
ui-unsent-signed-out = Not sent: your session has ended. What you wrote is kept on this device. Sign in in another window, then send it again.
ui-draft-other = Another text of yours is kept here and was not sent:
ui-draft-other-take = Use this text
ui-draft-other-drop = Hide it
ui-draft-devices = You have been writing on another device, too. This is what was kept there. Which of the two do you go on with? The other stays at hand.
ui-draft-devices-mine = Go on with what I write here
ui-draft-devices-theirs = Take the other device’s text
ui-as-table = Show as a table

# Keyboard

ui-key-palette = Search and commands
ui-key-search = The search field
ui-key-sheet = This list of shortcuts
ui-key-inbox = Cases
ui-key-counter = Counter
ui-key-board = Board
ui-key-move = Next and previous in the list
ui-key-open = Open the case
ui-key-pick = Select or leave out
ui-key-filter = Filter the list
ui-key-accept = Accept the proposal
ui-key-take = Take the case
ui-key-reply = Reply
ui-key-note = Internal note
ui-key-transfer = Hand over
ui-key-snooze = Snooze
ui-key-tag = Tag
ui-key-merge = Merge
ui-key-end = Close
ui-key-reopen = Open the case again
ui-key-remarks = Next remark and its suggestions
ui-key-mention = Name a colleague
ui-key-reference = Name another case by its number or words of it
ui-key-phrases = The phrases beside the case
ui-key-canned = Canned replies, from the text (or / at the start of a line)
ui-key-send = Send
ui-key-send-end = Send and close
ui-failed = This did not go through. Your text is kept. Try again.
ui-keys = Keyboard shortcuts
ui-keys-letters = Single-letter shortcuts
ui-keys-letters-hint = Switch them off if you dictate by voice.

# Error pages

ui-error-reference = Reference
ui-error-home = Home page
ui-error-signed-out-title = Sign in to continue
ui-error-signed-out-text = This page is for those who are signed in, or your session has ended.
ui-error-signed-out-advice = Sign in, then go on with what you were doing.
ui-error-forbidden-title = You may not do this
ui-error-forbidden-text = Nothing was changed. Permissions are given by your entity’s administrator.
ui-error-forbidden-advice = If your work needs it, ask for it.
ui-error-not-found-title = We did not find this page
ui-error-not-found-text = The address may be incomplete, the page may have moved, or it is not yours.
ui-error-not-found-advice = Check the address, or search for what you need.
ui-error-invalid-title = Check what you entered
ui-error-invalid-text = Some fields need to be corrected.
ui-error-invalid-advice = Go back, correct them and send again.
ui-error-refused-title = This cannot be done now
ui-error-refused-text = The rules do not allow it now.
ui-error-refused-advice = Nothing was changed.
ui-error-conflict-title = Somebody else changed it meanwhile
ui-error-conflict-text = We did not write over what they wrote.
ui-error-conflict-advice = Open the page again to see how it stands, then try again.
ui-error-busy-title = There are many requests now
ui-error-busy-text = Your request was not carried out, and nothing was lost.
ui-error-busy-advice = Try again in { $wait }.
ui-error-read-only-title = Reading works, writing is stopped
ui-error-read-only-text = The system cannot keep anything now; what you sent was not kept.
ui-error-read-only-advice = Copy your text and try again in a while. The operator has been told.
ui-error-broken-title = Something went wrong on our side
ui-error-broken-text = Your request was not completed; the fault is recorded so that it can be mended.
ui-error-broken-advice = Try again. If it happens again, give the reference to whoever helps you.

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
ui-eg-at = Time
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
ui-eg-steps = Steps of a live chat
ui-eg-strip-1 = Greeting
ui-eg-strip-2 = Name
ui-eg-strip-3 = Solution and steps
ui-eg-strip-4 = Thanks
ui-eg-event = The chat began on “Renew an identity card”
ui-eg-employee = Fatima Ali
ui-eg-out = Good morning Mr Yousif, this is Fatima from customer service. How may I help you?
ui-eg-in = I applied to renew my card a week ago and have heard nothing. My number is
ui-eg-redacted = personal number hidden
ui-eg-size = 212 KB
ui-eg-note = Can this kind of request be collected in Muharraq?
ui-eg-reply = Your reply
ui-eg-draft = Yes Mr Yousif, you may collect the card in Muharraq once you are notified.
ui-eg-canned = Canned reply
ui-eg-formal = Formal language
ui-eg-about = Citizen, three contacts this year
ui-eg-verified = Verified
ui-eg-phrase = I will check this and come back to you within two minutes.
ui-eg-visit = Visit to Muharraq: application
ui-eg-call = Call: question about documents
ui-eg-chart = People waiting by the hour
ui-eg-entity = Example entity
ui-eg-role = Customer service employee
ui-eg-nearest = Nearest first
ui-eg-person-3 = Aisha Mohamed
ui-eg-text-3 = I need help uploading the document
ui-eg-channel = Live chat
ui-eg-transfer-short = Transfer
ui-eg-snooze = Snooze
ui-eg-end = End
ui-eg-clause = Chapter 6 · c
ui-eg-check-first = If you are not sure, say that you will check
ui-eg-contacts = Recent contacts
ui-eg-section-inbox = Inbox
ui-eg-section-calls = Calls
ui-eg-section-video = Video
ui-eg-section-cases = Cases
ui-eg-section-customers = Customers
ui-eg-section-knowledge = Knowledge
ui-eg-section-settings = Settings
ui-eg-side-guide = Guide
ui-eg-side-customer = Customer
ui-eg-side-history = History
