# Words of cases
desk-not-your-case = This case is not yours. Take it over first, with a reason, then send the reply.
desk-already-closed = The case is closed.
desk-customer-waits = The customer is waiting for a reply. Send it before you close the case.
desk-case-changed = This case changed after you opened it. Load the page again to see what changed; nothing you wrote is lost.
desk-colleague-away = This colleague is away now. Choose someone who is present.
desk-already-yours = The case is yours.
desk-reason-needed = Give the reason.
desk-note-empty = Write the note.
desk-not-your-finding = A finding is disputed by the employee it concerns.
desk-cannot-dispute = Only a missed finding can be disputed, and only once.
desk-own-dispute = Nobody decides a dispute about themselves.
desk-nothing-disputed = Nothing is disputed about this finding.
desk-other-centre = Your role covers other centres. Choose a colleague of your own centre.
desk-page-mark = This page of the list could not be found. Start from the first one.
desk-in-other-hands = This case is in a colleague’s hands. Take it over first, with a reason.

# The lists
desk-inbox = Cases
desk-case = Case
desk-view-mine = Mine
desk-view-team = Team
desk-view-unassigned = Unassigned
desk-view-waiting = To answer
desk-view-late = Late
desk-view-closed = Closed
desk-view-answered = Waiting for the customer
desk-view-snoozed = Snoozed
desk-empty-mine = You have no open cases
desk-empty-team = There are no open cases
desk-empty-unassigned = Every case has an owner
desk-empty-waiting = Nobody is waiting for a reply
desk-empty-answered = No case waits for the customer
desk-empty-snoozed = Nothing is snoozed
desk-empty-filter = No case is like this
desk-empty-filter-text = Change what its cases must be like, or look further back.
desk-empty-late = Nothing is late
desk-empty-closed = No case has been closed yet
desk-empty-text = A new case appears here by itself as soon as it arrives.
desk-choose-title = Choose a case
desk-choose-text = Open one from the list, or move through it with the keyboard.
desk-unowned = No owner
desk-closed = Closed
desk-customer-unknown = Unknown customer
desk-nobody = Nobody

# The case
desk-steps = Where the case stands
desk-step-received = Received
desk-step-owner = Owner
desk-step-reply = Reply
desk-step-close = Closing
desk-refused = This could not be done
desk-conversation = Conversation
desk-stranger = Not written by the customer
desk-quoted = Quoted text
desk-original = Original message
desk-departure-waiting-note = It has not been taken yet. It is tried again by itself; you need do nothing. The server said: { $answer }
desk-departure-failed-note = It did not reach the customer. Check the address, call the customer, or write again. The server said: { $answer }
desk-write-reply = Reply
desk-write-note = Internal note
desk-add-note = Add note
desk-note-hint = Only colleagues see it. @ and a name tells that colleague.
desk-reply-after-take-over = Take the case over to reply.
desk-owned-by = { $name }’s case
desk-owner = Owner
desk-back-up = Back-up
desk-take = Take it
desk-take-over = Take over
desk-take-over-text = The case belongs to { $name }, who will be told. The clock goes on.
desk-reason = Reason
desk-hand-over = Hand over
desk-hand-over-note = What your colleague needs to know
desk-hand-over-hint = It stays on the case, so that the customer need not repeat anything.
desk-colleague = Colleague
desk-nobody-present = No other colleague is present now.
desk-close = Close

# The panel
desk-side-body = Guide, customer and timeline
desk-tab-guide = Guide
desk-tab-customer = Customer
desk-tab-timeline = Timeline
desk-guide-title = The guide at this moment
desk-guide-met = Kept so far
desk-guide-none-judged = Nothing has been judged in this case yet.
desk-evidence = What proves it
desk-dispute = Dispute this finding
desk-finding-open = Open the finding
desk-finding-disputed = Disputed, awaiting a decision
desk-finding-upheld = The dispute was rejected
desk-finding-overturned = The dispute was accepted; it no longer counts
desk-customer-cases = { $n ->
    [one] One case
   *[other] { $n } cases
}
desk-customer-synthetic = Invented for the demonstration
desk-customer-none = The customer of this case is not known.
desk-customer-correct = Correct the details
desk-customer-name = Name
desk-contacts = How to reach them
desk-contact-proven = Proven
desk-contact-unproven = Not proven
desk-gender = Form of address
desk-gender-hint = Only what the customer said. It is never guessed.
desk-gender-unknown = Not known
desk-gender-female = Ms
desk-gender-male = Mr
desk-lang = Language of replies
desk-number = Personal number
desk-number-none = No personal number is kept.
desk-number-keep = Write down the personal number
desk-number-hint = Nine digits. It is kept sealed; only the last three are shown.
desk-number-digits = Write the nine digits of the personal number.
desk-number-reveal = Show the whole number
desk-number-reveal-hint = Your name and the reason stay on the case.
desk-other-cases = Other cases
desk-other-cases-none = The customer has no other case.

# Promises
desk-promises = Promises
desk-promises-none = No time has been promised to the customer.
desk-promise-new = Promise a time
desk-promise-what = What is promised
desk-promise-date = Date
desk-promise-time = Time
desk-promise-make = Promise
desk-promise-keep = Done
desk-promise-kept = Kept
desk-promise-broken = Broken
desk-promise-reply = A reply
desk-promise-call-back = A call back
desk-promise-completion = Completion
desk-promise-past = Promise a time that is still to come.
desk-promise-when = Give the date and the time, such as 25/11/2026 and 14:00.
desk-promise-broken-already = The promised time has passed. Make a new promise and tell the customer.

# Search and notices
desk-search = Search
desk-search-empty = Nothing found
desk-search-start = Find a case or a customer
desk-search-empty-text = Search by reference, phone, e-mail address, personal number, or words of the conversation.
desk-palette-open = Open
desk-notices = Notices
desk-notices-read = Mark all as read
desk-notices-empty = No notices
desk-notices-empty-text = You are told here when a case becomes yours, a customer writes, or a reply is late.
desk-notice-assigned = A case was given to you
desk-notice-taken-over = A colleague took over your case
desk-notice-customer-wrote = The customer wrote in your case
desk-notice-late = A reply is late
desk-notice-undelivered = Your reply did not reach the customer
desk-notice-mentioned = A colleague mentioned you
desk-notice-promise-broken = A promised time has passed
desk-notice-covering = You stand in for a colleague in this case
desk-notice-returned = A case came back to you
desk-notice-merged = Your case became part of a colleague’s
desk-notice-undone = An assignment was undone
desk-notice-asked = A colleague asks you something
desk-notice-answered = A colleague answered your question
desk-notice-unanswered = A question between colleagues is unanswered
desk-notice-woken = A snoozed case is back
desk-notice-calendar-changed = The due time changed with the calendar

# Events in words
desk-the-customer = The customer
desk-the-system = The system
desk-event-other = Recorded: { $kind }
event-desk-case-opened = The case arrived as { $reference }
event-desk-case-assigned = The owner is { $owner }, the back-up { $back_up }
event-desk-case-assigned-fewest-open = Given to { $owner }, who has the fewest open cases; back-up: { $back_up }
event-desk-case-assigned-chosen = Handed to { $owner }; back-up: { $back_up }
event-desk-case-assigned-taken-over = Taken over by { $owner }; back-up: { $back_up }
event-desk-case-assigned-absence = Passed to { $owner }, who stands in during the absence of { $back_up }
event-desk-case-assigned-returned = Back with { $owner }; stood in: { $back_up }
event-desk-case-assigned-nobody-qualified = No qualified colleague is present; the case waits for an owner
event-desk-case-late = The reply is late; it was due { $due_at }
desk-means-promises = Times that customers are told stand on the case as promises; each is kept or broken in the open, and counted.
desk-means-colleagues = A colleague is asked in the case with an answer time, told when it passes, and what they answer stands beside the question.
event-desk-customer-wrote = The customer wrote
event-desk-entity-answered = The entity answered
event-desk-case-closed = The case was closed
event-desk-case-snoozed = Snoozed until { $until_at }
event-desk-case-woken = The case is back in the lists
event-desk-case-woken-time = The case came back at its time
event-desk-case-woken-customer-wrote = The case came back, because the customer wrote
event-desk-case-woken-chosen = The case was brought back before its time
event-desk-case-woken-handed = The case came back for its new owner
event-desk-tag-saved = A tag of the entity was changed
event-desk-case-tagged-yes = Tagged: { $tag }
event-desk-case-tagged-no = Tag removed: { $tag }
event-desk-view-saved = A list was kept or changed
event-desk-view-removed = A list was removed
event-desk-case-reopened = The case is open again
event-desk-case-reopened-undone = The closing was undone
event-desk-case-woken-merged = The case came back because another was merged into it
event-desk-case-woken-undone = The snoozing was undone
event-desk-case-assigned-undone = The assignment was undone; the owner is { $owner }, the back-up { $back_up }
event-desk-case-assigned-split = Opened from another case; the owner is { $owner }, the back-up { $back_up }
event-desk-case-merged-yes = Became part of { $reference }
event-desk-case-merged-no = { $reference } became part of this case
event-desk-case-parted = Separated again from { $reference }
event-desk-case-linked-yes = Linked with { $reference }
event-desk-case-linked-no = No longer linked with { $reference }
event-desk-case-split = { $reference } was opened from a message of this case
event-desk-colleague-asked = { $colleague } was asked, to answer by { $due_at }
event-desk-colleague-answered = { $colleague } answered
event-desk-colleague-answered-yes = { $colleague } answered in time
event-desk-colleague-answered-no = { $colleague } answered after the time
event-desk-question-late = { $colleague } has not answered; it was wanted by { $due_at }
event-desk-note-added = A note was added
event-desk-customer-saved = The customer’s details were corrected
event-desk-number-kept = The personal number was written down
event-desk-number-revealed = The personal number was shown
event-desk-promise-made = The customer was promised a time: { $due_at }
event-desk-promise-made-reply = The customer was promised a reply by { $due_at }
event-desk-promise-made-call-back = The customer was promised a call back by { $due_at }
event-desk-promise-made-completion = The customer was promised completion by { $due_at }
event-desk-promise-ended-yes = The promise was kept
event-desk-promise-ended-no = The promised time passed without it being done
event-desk-finding-disputed-disputed = The employee disputed a finding
event-desk-finding-disputed-upheld = The dispute was rejected; the finding stays
event-desk-finding-disputed-overturned = The dispute was accepted; the finding no longer counts
event-desk-due-changed = The due time moved with the calendar to { $due_at }

# Findings
desk-own-findings = My findings
desk-own-findings-hint = Clauses of the guide that were found missed in your cases, each with the events that prove it. Dispute one that is wrong.
desk-disputes = Disputes
desk-disputes-hint = Findings that colleagues dispute and that wait for a decision.
desk-findings-empty = Nothing here
desk-findings-empty-text = Findings appear here as soon as there are any.
desk-finding = Finding
desk-finding-outcome = Result
desk-finding-employee = Employee
desk-finding-at = Judged
desk-clause = Clause
desk-dispute-title = Dispute
desk-dispute-why = Why is it wrong?
desk-dispute-none = There is no dispute about this finding.
desk-decision-note = Reason of the decision
desk-decision-overturn = Accept the dispute
desk-decision-uphold = Reject the dispute
desk-view-unknown = This list is not known. Ask for mine, team, unassigned, waiting, answered, snoozed, late or closed.

# The calendar
desk-calendar = Calendar
desk-calendar-hint = The clocks of replies run in these hours. After a change every running clock is reckoned anew, and the owners of cases whose time moved are told.
desk-calendar-week = The week
desk-calendar-hours = Hours from Sunday to Thursday
desk-calendar-hours-hint = Such as 07:00⁠-⁠14:15, or several with commas between them. Empty: closed.
desk-calendar-holidays = Holidays
desk-calendar-holiday-new = Add or confirm a holiday
desk-calendar-seasons = Ramadan and other seasons
desk-calendar-season-new = Add a season
desk-calendar-day = Day
desk-calendar-from = First day
desk-calendar-to = Last day
desk-calendar-name-ar = Name in Arabic
desk-calendar-name-en = Name in English
desk-calendar-names = Write the name in Arabic and in English.
desk-calendar-date = Write the day, the month and the year, such as 25/11/2026.
desk-calendar-circular = Circular
desk-calendar-confirmed = The date is confirmed
desk-calendar-removal = Running clocks are reckoned anew without it, and whoever answers for a case whose time changes is told.
desk-calendar-removal-do = Remove it now
desk-calendar-remove = Remove
desk-calendar-none = None yet.

# Snoozing
desk-snooze = Snooze
desk-snooze-text = The case leaves the lists until then. Its clock runs on, and it comes back at once when the customer writes.
desk-snooze-later = Later today
desk-snooze-tomorrow = Tomorrow morning
desk-snooze-next-day = Next working day
desk-snooze-until = Another day
desk-snooze-hint = Without a time, when service begins. A day without service means the next one with it.
desk-snooze-past-due = After the reply is due
desk-snooze-none = There is no such working time now. Choose another.
desk-snooze-past = Choose a time that is still to come, within a year.
desk-snooze-when = Give the day, such as 25/11/2026, and a time such as 14:00 if you want one.
desk-snoozed = Snoozed
desk-snoozed-until = Back { $day }, { $time }
desk-bring-back = Bring back

# Tags
desk-tags = Tags
desk-tags-hint = Words with which colleagues mark cases, so that they find them together. Both names are found, however they are spelt.
desk-tags-empty = No tags yet
desk-tags-empty-text = Make the first one below; it can then be put on any case.
desk-tag = Tag
desk-tag-new = New tag
desk-tag-rename = Rename
desk-tag-cases = Cases
desk-tag-more = More
desk-tag-standing = Use
desk-tag-offered = In use
desk-tag-not-offered = No longer in use
desk-tag-stop = Stop using it
desk-tag-start = Use it again
desk-tag-put = Put on
desk-tag-remove = Remove { $name }
desk-tag-names = Write the name in Arabic and in English, each up to 40 letters.
desk-tag-known = Another tag is called so already.
desk-tag-unknown = No tag in use is called so. Choose one from the list.
desk-tag-too-many = There are 200 tags already. Rename one, or stop using one.
desk-tagging = Tags
desk-tagging-hint = Type the beginning of its name and choose.
desk-tagging-none = No further tag can be put on.

# Lists of one’s own
desk-filter = Filter
desk-filter-any = Any
desk-filter-me = Me
desk-filter-state = State
desk-filter-open = Open
desk-filter-service = Service
desk-filter-channel = Channel
desk-filter-lang = Customer’s language
desk-filter-lang-ar = Arabic
desk-filter-lang-en = English
desk-filter-due = Reply due
desk-filter-due-late = Late already
desk-filter-due-4 = Within 4 hours
desk-filter-due-24 = Within a day
desk-filter-due-72 = Within 3 days
desk-filter-age = Opened at least so many days ago
desk-filter-show = Show
desk-filter-unknown = This choice is not known. Choose one from the list.
desk-filter-number = Write a number of days, such as 3.
desk-filter-hours = Write a number of hours, such as 4.
desk-view-filter = Filtered
desk-views-kept = Kept lists
desk-view-keep = Keep this list
desk-view-name-label = Name
desk-view-name = Give the list a name, up to 60 letters.
desk-view-known = You keep a list of this name already.
desk-view-too-many = You keep 50 lists already. Remove one first.
desk-view-not-yours = This list is a colleague’s. Keep one of your own instead.
desk-view-shared = The whole team sees it
desk-view-of-team = { $name } (team)
desk-view-save = Keep
desk-view-remove = Remove this list
desk-view-removal = The list is gone for everybody who sees it. Its cases stay as they are.

# Several cases at once
desk-batch = Picked
desk-batch-pick = Pick { $reference }
desk-batch-assign = Assign
desk-batch-tag = Tag
desk-batch-snooze = Snooze
desk-batch-close = Close
desk-batch-to = Choose who is to have them.
desk-batch-tag-hint = The name of a tag in use, in either language.
desk-batch-can = { $n ->
    [one] It can be done to one case.
   *[other] It can be done to { $n } cases.
}
desk-batch-none = It can be done to none of the cases that were picked.
desk-batch-those = To these
desk-batch-not-those = These are left as they are
desk-batch-left = { $n ->
    [one] One case was left as it was:
   *[other] { $n } cases were left as they were:
}
desk-batch-empty = Pick at least one case.
desk-batch-too-many = Pick at most 100 cases at once.
desk-batch-so-already = It is so already.
desk-batch-gone = The case cannot be found any more.
desk-batch-done-assign = { $n ->
    [0] No case was assigned.
    [one] One case was assigned.
   *[other] { $n } cases were assigned.
}
desk-batch-done-tag = { $n ->
    [0] No case was tagged.
    [one] One case was tagged.
   *[other] { $n } cases were tagged.
}
desk-batch-done-snooze = { $n ->
    [0] No case was snoozed.
    [one] One case was snoozed.
   *[other] { $n } cases were snoozed.
}
desk-batch-done-close = { $n ->
    [0] No case was closed.
    [one] One case was closed.
   *[other] { $n } cases were closed.
}
desk-batch-done-merge = { $n ->
    [0] No case was merged.
    [one] The cases were merged.
   *[other] { $n } cases were merged.
}
desk-batch-undone = { $n ->
    [0] Nothing was undone.
    [one] It was undone.
   *[other] It was undone for { $n } cases.
}
desk-undo-over = It was undone before, or more than ten minutes have passed.
desk-undo-changed = It changed since, and stays as it is.

# Cases together
desk-merge = Merge
desk-merge-text = The other case becomes part of this one. Its number and code lead here, both conversations stand in one, and the earlier due time stands.
desk-merge-same = These are one case already.
desk-merge-closed = This case is closed. Merge from the one that is open.
desk-merge-customers = Only cases of the same customer become one. Link them instead.
desk-parts = Merged into this case
desk-part-again = Separate again
desk-links = Related cases
desk-link = Link
desk-link-new = Link a case
desk-link-reference = Reference
desk-link-remove = Unlink { $reference }
desk-link-unknown = No case is called so. Write its reference as it stands on it.
desk-link-same = A case is not linked to itself.
desk-split = New case from this
desk-split-back = Back to { $reference }
desk-split-text = The customer gets a case of its own for this, with its own number. Its clock counts from when the message was written. This case stays as it is.
desk-split-subject-label = What it is about
desk-split-subject = Say what it is about.
desk-split-words-label = The customer’s words
desk-split-hint = Leave only what belongs to the new case.
desk-split-words = These words do not stand in the message. Leave out, but change nothing.
desk-split-not-theirs = Only what the customer wrote becomes a case of its own.

# Asking a colleague
desk-asking = Questions to colleagues
desk-asked = To { $name }
desk-asked-answered = Answered
desk-ask = Ask a colleague
desk-ask-text = Question
desk-ask-hint = It stands as a note in the case; whatever note your colleague writes there is the answer. The customer’s clock runs on.
desk-ask-within = Answer wanted within
desk-ask-hours = { $n ->
    [one] One working hour
   *[other] { $n } working hours
}
desk-ask-send = Ask
desk-ask-oneself = Ask a colleague, not yourself.
desk-promise-owed = The customer was promised a reply or a call, so the case is not closed before. Answer them, or record that the promise was kept.
desk-promise-over = This promise has ended, and no time is moved once it has passed. Tell the customer a new one.
event-desk-promise-moved = A time that the customer was told was moved, and they were told the new one: { $due_at }
desk-presence = Who is on the case now
desk-presence-here = On this case now: { $name }
desk-presence-writing = Writing now: { $name }
desk-presence-answered = { $name } has sent a reply since you opened this page
desk-presence-answered-text = What you wrote is kept. Read the reply above and load the page again before you send, so that the customer does not get two answers.
