# Words of cases
desk-not-your-case = This case is not yours. Take it over first, with a reason, then send the reply.
desk-already-closed = The case is closed.
desk-customer-waits = The customer is waiting for a reply. Send it before you close the case.
desk-case-changed = This case changed after you opened it. Load the page again to see what changed; nothing you wrote is lost.
desk-colleague-serves-nobody = This colleague serves no customers: without a role that does, or with a closed account. Choose somebody who does.
desk-ask-cannot-answer = This colleague cannot answer in this case: it is out of reach, or the role does not write notes. Ask somebody else.
desk-colleague-away = This colleague is away now. Choose someone who is present.
desk-already-yours = The case is yours.
desk-reason-needed = Give the reason.
desk-note-empty = Write the note.
desk-mention-unclear = Several colleagues are called “{ $word }”: { $names }. Write the whole name.
desk-not-your-finding = A finding is disputed by the employee it concerns.
desk-cannot-dispute = Only a missed finding can be disputed, and only once.
desk-own-dispute = Nobody decides a dispute about themselves.
desk-nothing-disputed = Nothing is disputed about this finding.
desk-other-centre = Your role does not reach this colleague’s centre. Choose a colleague of your own centre.
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
desk-empty-filter = No case matches
desk-empty-filter-text = Change the filter, or look further back.
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
desk-departure-waiting-note = The mail server has not taken it yet. It is tried again by itself; you need do nothing. The server said: { $answer }
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
desk-batch-note-hint = It stays on each case. Cases of your own need one.
desk-hand-over-note-needed = Write what your colleague needs to know about the case.
desk-colleague-able = { $n ->
    [0] { $name } – qualified, no open cases
    [one] { $name } – qualified, one open case
   *[other] { $name } – qualified, { $n } open cases
}
desk-colleague-other = { $n ->
    [0] { $name } – no open cases
    [one] { $name } – one open case
   *[other] { $name } – { $n } open cases
}
desk-hand-over-hint = It stays on the case, so that the customer need not repeat anything.
desk-colleague = Colleague
desk-nobody-present = No other colleague is present now.
desk-close = Close
desk-reopen = Open again
desk-reopen-text = The case is open again as it was before it was closed, and the reason stays in its timeline. The customer is told nothing.
desk-reopen-referred = The case goes on in another entity, and is not opened again here.
desk-reopen-reason = Write why the case is opened again, in 500 characters at most.
desk-sent-before = Your reply to { $name } is on its way.
desk-ways = How I work
desk-ways-saved = Saved.
desk-ways-after = After a reply, closing or snoozing
desk-ways-after-hint = What opens once you have finished with a case of a list.
desk-ways-next = The next case of the list
desk-ways-stay = Stay at the same case
desk-ways-keys = Keyboard
desk-ways-save = Save
desk-ways-account = Your account
desk-ways-security = Signing in and security
desk-ways-tokens = Tokens for programs

# The panel
desk-side-body = Guide, customer and timeline
desk-tab-guide = Guide
desk-tab-customer = Customer
desk-tab-timeline = Timeline
desk-guide-title = The guide at this moment
desk-guide-met = Kept so far
desk-guide-rest = { $n ->
    [one] One more duty
   *[other] { $n } more duties
}
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
desk-search-empty-text = Search by reference, phone, email address, personal number, or words of the conversation.
desk-search-order = Exact matches come first, then cases with a tag of that name, then those in which the words were written most recently. The time beside each is that of its last activity.
desk-search-tagged = Open cases tagged “{ $name }”
desk-palette-open = Open
desk-notices = Notices
desk-notices-read = Mark all as read
desk-notices-empty = No notices
desk-notices-empty-text = You are told here when a case becomes yours, a customer writes, or a reply is late.
desk-notice-assigned = A case was assigned to you
desk-notice-taken-over = A colleague took over your case
desk-notice-customer-wrote = The customer wrote in your case
desk-notice-late = A reply is late
desk-notice-undelivered = Your reply did not reach the customer
desk-notice-undelivered-colleague = A colleague’s reply in your case did not reach the customer
desk-notice-undelivered-word = A letter about the course of your case did not reach the customer
desk-notice-mentioned = A colleague mentioned you
desk-notice-promise-broken = A promised time has passed
desk-notice-covering = You stand in for a colleague in this case
desk-notice-left = A case of a colleague who left is yours now
desk-notice-left-waiting = A colleague left without a back-up; their open cases wait for an owner
desk-notice-left-passed = A colleague left; their open cases went to the back-up
desk-notice-stopped = A case of a colleague who no longer serves customers is yours now
desk-notice-stopped-waiting = A colleague without a back-up no longer serves customers; their open cases wait for an owner
desk-notice-stopped-passed = A colleague no longer serves customers; their open cases went to the back-up
desk-notice-returned = A case came back to you
desk-notice-merged = Your case became part of a colleague’s
desk-notice-undone = An assignment was undone
desk-notice-asked = A colleague asks you something
desk-notice-answered = A colleague answered your question
desk-notice-unanswered = A question between colleagues is unanswered
desk-notice-woken = A snoozed case is back
desk-notice-calendar-changed = The due time changed with the calendar
desk-notice-abuse-reported = A colleague reports abuse by a customer
desk-notice-abuse-waits = A report of abuse waits without an answer
desk-notice-organisation-abuse = A colleague reports abuse by a customer, and nobody may answer: give somebody the role of supervisor
desk-notice-abuse-guided = The supervisor answered your report of abuse
desk-notice-abuse-closed = Your report of abuse has been ended with an outcome
desk-notice-relieved = The supervisor took a case over and relieves you of it

# Events in words
desk-the-customer = The customer
desk-the-system = The system
desk-event-other = Recorded: { $kind }
event-desk-case-opened = The case arrived as { $reference }
event-desk-case-assigned = The owner is { $owner }, the back-up { $back_up }
event-desk-case-assigned-fewest-open = Given to { $owner }, who has the fewest open cases; back-up: { $back_up }
event-desk-case-assigned-served = With { $owner }, who serves the customer; back-up: { $back_up }
event-desk-case-assigned-knows-customer = Given to { $owner }, who has another open case of the same customer; back-up: { $back_up }
event-desk-case-assigned-chosen = Handed to { $owner }; back-up: { $back_up }
event-desk-case-assigned-taken-over = Taken over by { $owner }; back-up: { $back_up }
event-desk-case-assigned-relieved = Taken over by { $owner }, to relieve whoever reported abuse; back-up: { $back_up }
event-desk-case-assigned-absence = Passed to { $owner }, who stands in during the absence of { $back_up }
event-desk-case-assigned-returned = Back with { $owner }; stood in: { $back_up }
event-desk-case-assigned-left = Passed to { $owner }, because { $back_up } has left
event-desk-case-assigned-left-waiting = { $back_up } has left; the case waits for an owner
event-desk-case-assigned-stopped = Passed to { $owner }, because { $back_up } no longer serves customers
event-desk-case-assigned-stopped-waiting = { $back_up } no longer serves customers; the case waits for an owner
event-desk-case-assigned-nobody-qualified = Nobody is qualified; the case waits for an owner
event-desk-case-late = The reply is late; it was due { $due_at }
desk-means-promises = Times that customers are told stand on the case as promises; each is kept or broken in the open, and counted.
desk-means-time = Each answer has a due time, those in charge are warned before it passes, and supervisors are told of what is passed around; answers in time are counted.
desk-means-needs = What was answered and closed is counted as settled, unless the customer writes again within fourteen days.
desk-means-qualified = Work is given to those qualified for the service, the channel and the language, and each answer says whether its writer is.
desk-means-service = Who answers about a service is counted as qualified for it or not.
desk-means-told = Whether the customer heard that a promise was kept, at the latest a day after its time, is counted.
desk-means-guide = Beside each case stand the duties of the moment, what was found of them and the events that prove it.
desk-means-colleagues = A colleague is asked in the case with an answer time, told when it passes, and what they answer stands beside the question.
desk-means-abuse = In written messages, such as email: one act beside the message reports it; the supervisor is told at once, takes the case over or says how to go on, and their time and the outcome are recorded.
event-desk-case-came-back = The customer wrote again after the case was closed
event-desk-tallies-summed = The counts of earlier days were summed up
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
event-desk-case-reopened-undelivered = The case is open again, because the reply did not reach the customer
event-desk-answer-failed = The customer waits again, because the reply did not reach them
event-desk-case-reopened-chosen = The case was opened again
event-desk-case-woken-merged = The case came back because another was merged into it
event-desk-case-woken-undone = The snoozing was undone
event-desk-case-woken-undelivered = The case came back, because the reply did not reach the customer
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
event-desk-abuse-reported = Abuse was reported to the supervisor, whose answer is due by { $due_at }
event-desk-abuse-reported-short = Abuse was reported to the supervisor
event-desk-abuse-answered = The supervisor answered the report of abuse
event-desk-abuse-answered-taken-over = The supervisor took the case over after { $employee } reported abuse
event-desk-abuse-answered-given = The supervisor gave the case to another colleague after { $employee } reported abuse
event-desk-abuse-answered-guided = The supervisor told { $employee } how to go on after the abuse
event-desk-abuse-answered-closed = The supervisor ended the report of { $employee }
event-desk-abuse-answer-undone = The assignment was undone, and the report of abuse waits for an answer again
event-desk-abuse-late = The report of abuse waits; an answer was due by { $due_at }
event-desk-abuse-late-short = A report of abuse was not answered in time
event-desk-abuse-closed = The report of abuse was ended
event-desk-abuse-closed-reminded = The report of abuse was ended: the customer was reminded of mutual respect
event-desk-abuse-closed-referred = The report of abuse was ended: passed on to those whose matter it is
event-desk-abuse-closed-no-abuse = The report of abuse was ended: there was no abuse
event-desk-abuse-closed-other = The report of abuse was ended with another outcome
event-desk-note-added = A note was added
event-desk-customer-saved = The customer’s details were corrected
desk-recognise-name-long = The name is longer than 120 characters. Shorten it.
desk-recognise-nothing = Write a name, a phone or an email address.
desk-recognise-email = Write an email address, such as name@example.com.
desk-recognise-two = The phone and the email address belong to two customers. Choose one of them.
desk-recognise-other = This phone or email address is kept under another name. Check it with the customer, or find the person and choose them.
event-desk-opinion-asked = The visit can be rated
event-desk-opinion-lapsed = The customer did not rate the visit in the time there was
event-desk-opinion-given = The customer rated the visit
event-desk-owed-told = The customer was told by when something is checked or put right
event-desk-customer-recognised = The customer was recognised
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
desk-own-findings-hint = Clauses of the guide that were found missed in your work, each with the events that prove it. Dispute one that is wrong.
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
desk-calendar-hint = The clocks of replies run in these hours. After a change every running clock is recalculated, and the owners of cases whose time moved are told.
desk-calendar-week = The week
desk-calendar-hours = Hours from Sunday to Thursday
desk-calendar-hours-hint = For example 07:00⁠-⁠14:15, or several separated by commas. Empty: closed.
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
desk-calendar-removal = Running clocks are recalculated without it, and whoever answers for a case whose time changes is told.
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
desk-snooze-hint = Where no time is given, it comes back when service begins. On a day without service it comes back on the next day with service.
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
desk-tag-names = Write the name in Arabic and in English, each up to 40 characters.
desk-tag-known = Another tag has this name already.
desk-tag-unknown = No tag in use has this name. Choose one from the list.
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
desk-views-kept = Saved lists
desk-view-keep = Save this list
desk-view-name-label = Name
desk-view-name = Give the list a name, up to 60 characters.
desk-view-known = You already keep a list with this name.
desk-view-too-many = You keep 50 lists already. Remove one first.
desk-view-not-yours = This list is a colleague’s. Save one of your own instead.
desk-view-shared = The whole team sees it
desk-view-of-team = { $name } (team)
desk-view-save = Save
desk-view-remove = Remove this list
desk-view-removal = The list is gone for everybody who sees it. Its cases stay as they are.

# Several cases at once
desk-batch = Picked
desk-batch-pick = Pick { $reference }
desk-batch-assign = Assign
desk-batch-tag = Tag
desk-batch-snooze = Snooze
desk-batch-close = Close
desk-batch-to = Choose who should have them.
desk-batch-tag-hint = The name of a tag in use, in either language.
desk-batch-can = { $n ->
    [one] It can be done to one case.
   *[other] It can be done to { $n } cases.
}
desk-batch-none = This cannot be done to any of the cases that were picked.
desk-batch-those = To these
desk-batch-not-those = These are left as they are
desk-batch-left = { $n ->
    [one] One case was left as it was:
   *[other] { $n } cases were left as they were:
}
desk-batch-empty = Pick at least one case.
desk-batch-too-many = Pick at most 100 cases at once.
desk-batch-so-already = Already done.
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
desk-same-customer = { $n ->
    [one] The same customer has another open case. Perhaps it is one matter: merge them, or link what has to do with each other.
   *[other] The same customer has { $n } other open cases. Perhaps it is one matter: merge them, or link what has to do with each other.
}
desk-parts = Merged into this case
desk-part-again = Separate again
desk-links = Related cases
desk-link = Link
desk-link-new = Link a case
desk-link-named = Named in the subject. Nothing is joined by that alone.
desk-link-reference = Reference
desk-link-remove = Unlink { $reference }
desk-link-unknown = No case is called so. Write its reference as it stands on it.
desk-link-same = A case is not linked to itself.
desk-split = New case from this
desk-split-back = Back to { $reference }
desk-split-text = The customer gets a case of its own for this, with its own number. Its clock counts from when the message was written. This case stays as it is.
desk-split-text-writer = { $who } wrote this, not the customer of this case. Whoever wrote it gets a case of their own, with its own number, and is answered there. Its clock counts from when the message was written. This case stays as it is, and none of it is shown to them.
desk-split-subject-label = What it is about
desk-split-subject = Say what it is about.
desk-split-words-label = The customer’s words
desk-split-hint = Leave only what belongs to the new case.
desk-split-words = These words do not stand in the message. Leave out, but change nothing.
desk-split-not-theirs = Only what the customer wrote, or somebody else who can be answered, becomes a case of its own.

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

# What a case is about
desk-matter = What the case is about
desk-matter-none = No service named
desk-matter-proposed = Seems to ask for:
desk-matter-says = Because the message says:
desk-matter-past = Because colleagues chose this service for earlier customers who wrote words like these:
desk-matter-past-of = { $n ->
    [one] { $chosen } of { $n } customer
   *[other] { $chosen } of { $n } customers
}
desk-matter-accept = Accept
desk-matter-correct = Correct
desk-matter-change = Change what it is about
desk-matter-service = Choose one of the services that the entity offers.
desk-urgency = Urgency
desk-urgency-ordinary = Ordinary
desk-urgency-soon = Pressing
desk-urgency-urgent = Urgent
event-desk-matter-proposed = Proposed: { $service }, { $urgency }
event-desk-matter-settled-yes = The proposal was accepted: { $service }, { $urgency }
event-desk-matter-settled-no = Decided: { $service }, { $urgency }

# How work is shared out
desk-routing = Sharing out the work
desk-routing-hint = Each new case goes to somebody who is qualified for its service, channel and language, is present, and has the fewest open cases. When all of them are away it goes to who stands in, and otherwise waits for the first who is free.
desk-routing-how = How it is shared out
desk-routing-way = When a new case arrives
desk-routing-give = It is assigned at once
desk-routing-give-hint = The case is the employee’s from that moment.
desk-routing-offer = It is offered
desk-routing-offer-hint = The employee takes it or passes it on; when the time is over the next one is asked. If nobody takes it, it is assigned to the one with the fewest cases, and the supervisors are told.
desk-routing-minutes = Minutes that an offer lasts
desk-routing-minutes-hint = From 1 to 1440.
desk-routing-most = Most cases for one employee
desk-routing-most-hint = Cases that wait for their reply at one time, from 1 to 1000. Leave it empty for no limit.
desk-routing-bound = Minutes by which an urgent case may go ahead
desk-routing-bound-hint = The most by which an urgent case goes ahead of one that came before it, from 0 to 1440.
desk-routing-number = Write a number within the bounds that are named.
desk-quality = How right the proposals are
desk-quality-hint = What employees accepted of what was proposed from the text of messages, and what they said where nothing was proposed.
desk-quality-none = No proposal has been settled yet.
desk-quality-what = Proposed
desk-quality-kept = Accepted as proposed
desk-quality-added = Said without a proposal
desk-quality-service = Service
desk-quality-past = Service, from past cases
desk-quality-urgency = Urgency
desk-quality-lang = Language
desk-offered-you = This case is offered to you until { $time }.
desk-offered-hint = Take it, or pass it on to a colleague. When the time is over somebody else is asked.
desk-offered-other = Offered to { $name } until { $time }.
desk-offer-pass = Pass it on
desk-offer-not-yours = This case is not offered to you.
desk-notice-offered = A new case is offered to you
desk-notice-nobody-took = Nobody took a case, so it was assigned
event-desk-case-offered = Offered to { $colleague } until { $until_at }
event-desk-offer-ended = The offer to { $colleague } ended
event-desk-offer-ended-taken = { $colleague } took what was offered
event-desk-offer-ended-passed = { $colleague } passed it on
event-desk-offer-ended-lapsed = The time of the offer to { $colleague } went by
event-desk-offer-ended-withdrawn = It is no longer offered to { $colleague }
event-desk-routing-changed = How work is shared out was changed
event-desk-case-assigned-stands-in = Given to { $owner }, who stands in for { $back_up }; all who are qualified are away
event-desk-case-assigned-nobody-took = Given to { $owner } after nobody took it; back-up: { $back_up }
event-desk-case-assigned-nobody-present = All who are qualified are away; the case waits for an owner
event-desk-case-assigned-nobody-free = All who are qualified have as many cases as they may; the case waits for an owner

# Agreements and clocks
desk-agreements = Service-level agreements
desk-agreements-hint = How soon a reply is owed, for a service or the whole entity, and who is told as the time goes by. Where nothing else is agreed it is 24 hours by the clock. Clocks that run already keep the time that their customers were told.
desk-agreement-entity = The whole entity
desk-agreement-time = Time
desk-agreement-line = Who is told, and when
desk-agreement-step = At { $percent }%: { $whom }
desk-agreement-change = Change
desk-agreement-new = Add or change an agreement
desk-agreement-end = End
desk-agreement-end-text = For new cases what is agreed for the entity holds again, or 24 hours by the clock.
desk-agreement-end-do = End it now
desk-agreement-hours-label = Hours
desk-agreement-measure = How they are counted
desk-agreement-line-hint = The share is how much of the time has gone by: 75 before it is due, 100 when it is, 120 after.
desk-agreement-percent-label = Share { $number }
desk-agreement-whom-label = Who is told { $number }
desk-agreement-hours = Write a number of hours from 1 to 8784.
desk-agreement-percent = Write a share from 1 to 500.
desk-agreement-whom = Choose someone who still works for the entity.
desk-whom-owner = The case’s owner
desk-whom-supervisor = The supervisors
desk-whom-centre-manager = The centre’s manager
desk-whom-administrator = The entity’s administrator
desk-agreed-clock = { $n ->
    [one] One hour by the clock
   *[other] { $n } hours by the clock
}
desk-agreed-working = { $n ->
    [one] One working hour
   *[other] { $n } working hours
}
desk-clock = Clock
desk-clock-spent = { $clock } have gone by, { $working } of them in working hours.
desk-clock-stop = Stop the clock
desk-clock-stop-hint = For a named reason that the customer sees. It runs on by itself after the day, if you give one.
desk-clock-stop-until = Until the end of
desk-clock-note = Note for colleagues
desk-clock-run = Let it run on
desk-clock-stands-until = until { $time }
desk-clock-until = Write a day that is still to come, within a year. An agreed date cannot be left out.
desk-clock-not-running = No clock runs in this case.
desk-clock-over = The time is over, so the clock cannot be stopped.
desk-notice-time-runs = The time for a reply of yours is running out
desk-notice-escalated = The time of a case needs your attention
desk-notice-clock-runs = The clock of your case runs again
event-desk-agreement-saved-yes = A service-level agreement was changed
event-desk-agreement-saved-no = A service-level agreement was ended
event-desk-time-told = { $percent }% of the time had gone by, and whoever is named was told
event-desk-time-told-owner = { $percent }% of the time had gone by, and the owner was told
event-desk-time-told-supervisor = { $percent }% of the time had gone by, and the supervisors were told
event-desk-time-told-centre-manager = { $percent }% of the time had gone by, and the centre’s manager was told
event-desk-time-told-administrator = { $percent }% of the time had gone by, and the entity’s administrator was told
event-desk-clock-stopped = The clock was stopped
event-desk-clock-stopped-waiting-for-customer = The clock was stopped to wait for the customer’s answer
event-desk-clock-stopped-agreed-date = The clock was stopped until { $until_at }, as agreed with the customer
event-desk-clock-stopped-incident = The clock was stopped, because systems are out of order
event-desk-clock-stopped-force-majeure = The clock was stopped by force majeure
event-desk-clock-resumed = The clock runs on
event-desk-due-changed-matter = The due time moved with the service’s agreement to { $due_at }
event-desk-due-changed-stop-over = The due time moved after the clock stood still to { $due_at }

# The days ahead
desk-coverage = Gaps ahead
desk-coverage-hint = What absences, and colleagues who no longer serve customers, leave open on the working days of the next two weeks: services for which nobody qualified is present, and cases for whose owner nobody stands in.
desk-coverage-none = No gap in the days ahead
desk-coverage-none-text = Somebody qualified is present for every service, channel and language, and somebody stands in for every owner who is away.
desk-coverage-absences = Absences and who stands in
desk-coverage-gaps = No qualified employee is present
desk-coverage-away = Away or no longer serving
desk-coverage-every = Every service
desk-coverage-comma = {", "}
desk-coverage-uncovered = Owners for whom nobody stands in
desk-notice-gaps = The next working day has a gap

# Handing over to another entity
desk-refer = Hand over to another entity
desk-refer-hint = What the customer wrote last and your note go to the other entity, the clock goes on there, and the customer is told in their language to whom and until when. The case is closed here and its record stays.
desk-refer-to = Entity
desk-refer-note-label = What the other entity needs to know
desk-refer-do = Hand over to the entity
desk-refer-note = Write what the other entity needs to know.
desk-refer-entity = Choose another entity.
desk-refer-answered = No customer waits for a reply in this case, so there is nothing to hand over.
desk-refer-channel = Cases of this channel cannot be handed to another entity.
desk-referred = Handed over to the { $entity }, { $time }.
desk-referred-as = There it is { $reference }.
desk-came = It came from the { $entity }, where it was { $reference }.
desk-notice-handed-around = A case is being passed around
desk-notice-referral-failed = A case did not arrive at the entity to which it was handed, and is open again
event-desk-case-referred = Handed over to { $to_entity }; the clock goes on there
event-desk-referral-arrived = Arrived at { $to_entity } as { $reference }
event-desk-referral-failed = It did not arrive at { $to_entity } and is open again here
event-desk-case-brought = Brought from { $system }, where it was { $number }
event-desk-case-taken-back = The import of { $reference } was undone
event-desk-case-arrived = Came from { $from_entity }, where it was { $reference }
event-desk-handed-around = Handed over { $times } times; the supervisors were told

# Export
desk-export = Export the list
desk-export-csv = Download the whole list as CSV
desk-export-xlsx = Download the whole list for Excel
desk-export-whole = Download the whole case with its original messages
desk-export-sheet = Cases
desk-export-long = The list has more than { $n } cases, which an Excel file does not hold. Download it as CSV, or narrow the list.
desk-export-large = The original messages of this case are too large to be downloaded together. Download each from its page.
desk-export-reference = Reference
desk-export-subject = Subject
desk-export-customer = Customer
desk-export-channel = Channel
desk-export-service = Service
desk-export-lang = Language
desk-export-urgency = Urgency
desk-export-state = Status
desk-export-turn = Waits for
desk-export-owner = Owner
desk-export-tags = Tags
desk-export-opened = Received at
desk-export-moved = Last activity
desk-export-due = Reply due
desk-export-closed-at = Closed at
desk-export-open = Open
desk-export-closed = Closed
desk-export-snoozed = Snoozed
desk-export-employee = The employee
desk-export-customer-turn = The customer
event-desk-list-exported = A list of cases was downloaded as { $format }
event-desk-case-exported = The whole case was downloaded
desk-promise-to-tell = Customer not told
desk-promise-not-kept = What was promised has not been done. Mark the promise as kept first.
desk-promise-nothing-to-tell = The customer has been told of this promise before, or there is nothing to tell of it.
desk-notice-follow-up = The day of a kept promise has come: tell the customer
event-desk-promise-to-tell = The day of a kept promise came, and the customer had not been told
event-desk-contact-ended-settled = The customer needed no further contact within seven days
event-desk-contact-ended-repeated = The customer needed a further contact within seven days
event-desk-promise-untold = A day after the time of a kept promise the customer had not been told
event-desk-promise-told = The customer was told that the promise was kept
# Addresses at which nothing arrives
desk-departure-late-note = The customer’s server has not taken it yet; the mail server keeps trying. Call if it is urgent. The server said: { $answer }
desk-departure-failed-why = It did not reach the customer: { $why } The server said: { $answer }
desk-contact-refused-no-such-user = Mail does not arrive here: since { $when } the server says that there is no such address.
desk-contact-refused-no-such-domain = Mail does not arrive here: since { $when } nothing takes mail for this domain.
desk-contact-refused-closed = Mail does not arrive here: since { $when } the server says that this mailbox is switched off.
event-desk-contact-refused = The customer’s address takes no mail; it was marked

# What happened, in the audit trail and as evidence
event-desk-agreement-saved = A service-level agreement was changed or ended
event-desk-calendar-changed = The entity’s calendar was changed
event-desk-case-arrived-short = The case came from another entity
event-desk-case-assigned-short = The case got an owner
event-desk-case-brought-short = The case was imported from another system
event-desk-case-late-short = The reply became late
event-desk-case-linked-short = Which cases this one is linked with changed
event-desk-case-merged-short = Two cases were merged
event-desk-case-offered-short = The case was offered to an employee
event-desk-case-opened-short = The case arrived
event-desk-case-parted-short = Two cases were separated again
event-desk-case-referred-short = The case was handed to another entity
event-desk-case-snoozed-short = The case was snoozed
event-desk-case-split-short = A message became a case of its own
event-desk-case-tagged-short = The tags of the case changed
event-desk-case-taken-back-short = The import of a case was undone
event-desk-colleague-answered-short = A colleague answered a question
event-desk-colleague-asked-short = A colleague was asked
event-desk-contact-ended = The time in which first contact is counted ended
event-desk-due-changed-short = The due time changed
event-desk-finding-disputed = A finding was disputed, or the dispute decided
event-desk-handed-around-short = The case was passed around
event-desk-list-exported-short = A list of cases was downloaded
event-desk-matter-proposed-short = What the case is about was proposed
event-desk-matter-settled-short = What the case is about was decided
event-desk-offer-ended-short = The offer of the case to an employee ended
event-desk-promise-ended = The promise ended
event-desk-promise-made-short = The customer was promised a time
event-desk-promise-moved-short = A time that the customer was told was moved
event-desk-question-late-short = A colleague left a question unanswered
event-desk-referral-arrived-short = The case arrived at the other entity
event-desk-referral-failed-short = A handing over did not arrive
event-desk-time-told-short = Whoever is named was told that the time goes by
desk-phrases = Phrases for the reply
desk-phrases-hint = Press one to put it into the reply where the caret is.
desk-offered-cases = { $n ->
    [0] No case fits
    [one] One case fits
   *[other] { $n } cases fit
}
desk-offered-cases-least = { $n ->
    [one] At least one case fits
   *[other] At least { $n } cases fit
}
desk-offered-colleagues = { $n ->
    [0] Nobody has that name
    [one] One colleague has that name
   *[other] { $n } colleagues have that name
}
desk-offered-colleagues-least = { $n ->
    [one] At least one colleague has that name
   *[other] At least { $n } colleagues have that name
}

# What programs can do, each in a sentence.
desk-does-export-list = The cases of a list as comma-separated values, in one answer of any length.
desk-does-merge = Makes another case of the same customer part of this one; `batch` can be undone.
desk-does-part = Lets a case that became part of this one stand for itself again; answers that case.
desk-does-link = Writes down that a case has to do with another.
desk-does-unlink = Forgets that a case has to do with another.
desk-does-split = Opens a case of its own from what the customer wrote in this one; answers the new case.
desk-does-set-matter = Says what a case is about: its service, how urgent it is, the customer's language.
desk-does-batch = Does something to up to a hundred cases; those to which it cannot be done are left as they are.
desk-does-undo-batch = Takes back within ten minutes what was done to several cases, or a merge, where nothing has changed since.
desk-does-show-routing = How the entity gives its work out.
desk-does-set-routing = Says how the entity gives its work out.
desk-does-show-agreements = How soon replies are owed, for the entity and for single services, and who is told as the time goes by.
desk-does-set-agreement = Agrees how soon replies are owed for a service, or for the entity (`0`).
desk-does-end-agreement = Ends what was agreed for a service, or for the entity (`0`).
desk-does-snooze = Puts a case aside until a time in working hours; its clock runs on.
desk-does-wake = Brings a snoozed case back.
desk-does-reopen = Opens a closed case again without a word of the customer, with the reason.
desk-does-list-tags = The tags of the entity.
desk-does-tag = Puts a tag on a case.
desk-does-untag = Takes a tag off a case.
desk-does-export-case = A case whole: case.json and the originals, in one packed file.
desk-does-stop-clock = Stops the clock of a case for a named reason that its customer sees.
desk-does-run-clock = Lets the clock of a case run on.
desk-does-pass-on = Passes on a case that was offered to the one who acts; the next colleague is asked.
desk-does-hand-to-entity = Hands a case to another entity with a note; its clock goes on there.
desk-does-list-gaps = What absences of the next two weeks leave open.
desk-does-list-cases = Cases of a list, or those that words or a reference name; the next page begins `before` the value of `next`.
desk-does-show-case = One case.
desk-does-show-conversation = The conversation of a case, oldest first; older pages end `before` the value of `next`.
desk-does-show-timeline = What happened in a case, oldest first.
desk-does-show-findings = What the rules of the guide say of a case, with the events that prove it.
desk-does-note = Adds a note that only colleagues see.
desk-does-assign = Takes a case over, or gives it to a colleague.
desk-does-close = Closes a case that has been answered.
desk-does-list-views = The lists that one keeps, and those of the team.
desk-does-keep-view = Keeps a list.
desk-does-change-view = Changes a list that one keeps.
desk-does-remove-view = Removes a list; its cases stay as they are.
desk-does-show-view = The cases of a list that is kept; a page looks at two thousand at most, so it may be short and still have a `next`.
desk-does-report-abuse = Reports a message of a case to the supervisor as abuse by the customer.
desk-does-list-abuse-of-case = What was reported in a case as abuse, oldest first.
desk-does-list-abuse = What was reported as abuse, newest first; the next page begins `before` the value of `next`.
desk-does-relieve = Takes the case of a report over, so that whoever reported it is relieved.
desk-does-guide-abuse = Leaves the case where it is and says how to go on.
desk-does-end-abuse = Ends a report with what came of it.

# Abuse
desk-abuse-report = Report abuse
desk-abuse-reports = Reports of abuse
desk-abuse-report-text = The supervisor is told at once and can take the case over. A reply that falls due while the supervisor still has time to answer does not count against you. The customer learns nothing of it.
desk-abuse-note = What it was
desk-abuse-note-hint = In few words, such as: insults, a threat.
desk-abuse-note-long = Write 500 characters at most.
desk-abuse-not-theirs = Only a message from outside can be reported as abuse by a customer.
desk-abuse-by = { $name } reports abuse
desk-abuse-message = To the message
desk-abuse-told = The supervisor has been told. You need not reply before they answer or the time of their answer has passed.
desk-abuse-take = Take the case over
desk-abuse-guide = It stays there, with guidance
desk-abuse-guidance = How to go on
desk-abuse-guidance-needed = Write how to go on, in 500 characters at most.
desk-abuse-guide-send = Tell them
desk-abuse-end = End the report
desk-abuse-outcome = Outcome
desk-abuse-outcome-is = Outcome: { $outcome }.
desk-abuse-outcome-reminded = The customer was reminded of mutual respect
desk-abuse-outcome-referred = Passed on to those whose matter it is
desk-abuse-outcome-no-abuse = There was no abuse
desk-abuse-outcome-other = Another outcome
desk-abuse-outcome-note-label = Remark
desk-abuse-outcome-note = Write what came of it or why there was no abuse, in 500 characters at most.
desk-abuse-own = This report is your own. Another supervisor answers it.
desk-abuse-answered = This report has been answered already.
desk-abuse-taken = Another supervisor has already answered this report.
desk-abuse-ended = This report has been ended already.
desk-abuse-answer-taken-over = { $name } took the case over on { $time }.
desk-abuse-answer-given = { $name } gave the case to a colleague on { $time }.
desk-abuse-answer-guided = { $name } answered on { $time }:
desk-abuse-answer-closed = { $name } ended the report on { $time }.
desk-abuse-reports-text = What employees reported as abuse by a customer. Take the case over, or say how to go on; then end the report with an outcome.
desk-abuse-reports-empty = No reports of abuse
desk-abuse-reports-empty-text = A report stands here from the moment an employee sends it.
desk-abuse-open = Not ended yet
desk-abuse-more = More open reports
desk-abuse-ended-list = Ended

desk-phone = Whose the phone is
desk-phone-lead = The code of a secure message goes by text message to a phone that somebody has made sure is the customer’s. A number that was only written down may be anybody’s.
desk-phone-no-gateway = Text messages do not leave this installation yet: no gateway is set. The system’s operator can set one.
desk-phone-proven = Somebody has made sure that the phone { $phone } is the customer’s.
desk-phone-number = Mobile number
desk-phone-number-hint = Such as 3612 3456; one of another country with its code before it.
desk-phone-how = How have you made sure?
desk-phone-how-hint = Such as: the number stands in our records under the personal number; I called it and the customer answered. It is recorded with your name.
desk-phone-how-needed = Write in 10 to 500 characters how you have made sure.
desk-phone-other = That number stands with another customer. Check the number, or let the code go to the customer’s address.
desk-phone-confirm = The phone is the customer’s
desk-does-confirm-phone = Says how an employee has made sure that a phone is the customer’s.
event-desk-phone-confirmed = An employee made sure that the phone { $phone } is the customer’s
event-desk-phone-confirmed-short = An employee made sure that the phone is the customer’s
