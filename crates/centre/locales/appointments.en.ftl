# The words of appointments
centre-appointments = Appointments
centre-appointments-lead = Choose a service, then a day and a time. No account is needed.
centre-appointments-none = No appointments can be booked now
centre-appointments-none-text = You can come to a service centre without an appointment.
centre-appointments-back = Back
centre-choose-time = Choose a day and a time
centre-choose-day = Day
centre-visit-lasts = Length of the visit: { $span }
centre-times-of = Free times on { $day }
centre-times-none = No time is free
centre-times-none-text = All times are taken. New days are opened every morning.
centre-times-nobody = No appointments for this service now
centre-times-nobody-text = Nobody at this centre can be booked for it at the moment. Choose another centre, or call the entity.
centre-day-full = full
centre-day-full-text = All times of this day are taken. Choose another day.
centre-earlier-days = Earlier days
centre-later-days = Later days
centre-at = { $day }, { $time }
centre-book = Your details
centre-other-time = Choose another time
centre-free-times = The next free times
centre-time-gone = The chosen time is no longer free. What was typed is kept.
centre-time-taken = This time is no longer free. Choose another one; what you typed is kept.
centre-time-choose = Choose one of the free times.
centre-move = Confirm the new time
centre-move-before = Instead of
centre-move-text = The appointment stays as it is until you confirm.
centre-move-act = Move the appointment
centre-move-taken = This time is no longer free. Choose another one.
centre-move-same = The appointment has this time already.
centre-not-bookable = Appointments for this service cannot be booked at this centre now.
centre-your-name = Name
centre-your-phone = Mobile number
centre-your-phone-hint = The confirmation and a reminder are sent there. Write a mobile number, an email address or both.
centre-your-email = Email address
centre-your-lang = Language of the messages and of the visit
centre-your-needs = What you need
centre-your-needs-hint = Nobody is asked for proof.
centre-need-first = Priority: older people and people with disabilities
centre-need-wheelchair = I come in a wheelchair
centre-need-signing = I need sign language
centre-need-reading = I need help with reading and writing
centre-your-matter = What it is about
centre-your-matter-hint = Whoever receives you reads it beforehand.
centre-book-use = Your name and how to reach you are used for this appointment only by the entity and the centre.
centre-book-act = Book the appointment
centre-book-name = Write your name.
centre-book-reach = Write a mobile number or an email address, so that we can reach you.
centre-book-email = Write an address such as name@example.com.
centre-book-lang = Choose a language.
centre-many-appointments = { $most ->
    [0] No appointment can be booked with this number or address.
    [one] This number or address has an appointment already. Cancel it before another is booked.
   *[other] This number or address has { $most } appointments already. Cancel one before another is booked.
}
centre-many-from-network = Many appointments were booked from this connection today. Try again tomorrow or call the entity.
centre-your-appointment = Your appointment
centre-booked = Your appointment is booked
centre-booked-text = The confirmation is on its way to you. Keep the address of this page: it opens your appointment.
centre-moved = Your appointment has moved
centre-moved-text = The new time is confirmed.
centre-papers-saved = Saved
centre-papers-saved-text = Whoever serves you sees what you have ready.
centre-cancelled = The appointment is cancelled
centre-cancelled-text = Its time can be booked by others. You can book a new one whenever you like.
centre-called-off = The centre cannot keep this appointment
centre-called-off-text = We are sorry. Please choose another time.
centre-missed = You did not come in time
centre-missed-text = If you are at the centre now, go to the reception: you are served as those without an appointment.
centre-late = You came after the time
centre-late-text = { $n ->
    [0] An appointment is kept until its time. You are served as those without an appointment, in your turn.
    [one] An appointment is kept for one minute after its time. You are served as those without an appointment, in your turn.
   *[other] An appointment is kept for { $n } minutes after its time. You are served as those without an appointment, in your turn.
}
centre-arrived = Welcome
centre-arrived-text = You are expected. Follow your turn.
centre-reference = Reference
centre-come-early = { $n ->
    [0] Please come at this time.
    [one] You can come up to one minute early.
   *[other] You can come up to { $n } minutes early.
}
centre-come-late = { $n ->
    [0] The appointment is kept until this time.
    [one] The appointment is kept for one minute after this time.
   *[other] The appointment is kept for { $n } minutes after this time.
}
centre-check-in-code = Code for the reception
centre-check-in-hint = Show this code at the self-service kiosk or the reception, or say the reference or your mobile number.
centre-to-calendar = Add to my calendar
centre-bring = Please bring
centre-bring-ready = Tick what you have ready
centre-papers-save = Save what is ready
centre-documents = Hand in documents beforehand
centre-documents-text = You can send a photograph or a PDF of each document before you come. Only whoever serves you opens it. It is deleted 30 days after the appointment, or when you cancel it.
centre-documents-hint = Up to three files for each document: JPEG, PNG, WebP or PDF, 8 MB each and 24 MB together. Where and with what a photograph was taken is removed.
centre-documents-left = Documents you handed in
centre-documents-left-text = You can remove these documents now. Otherwise they are deleted 30 days after the appointment.
centre-document-file = Photograph or PDF
centre-document-add = Hand in
centre-document-in = Handed in
centre-document-remove = Remove
centre-document-size = { $n } KB
centre-document-handed-in = Your document is handed in
centre-document-handed-in-text = Whoever serves you at the counter can open it.
centre-document-taken-back = The document was removed.
centre-document-none = Choose a file first.
centre-document-kind = This file is neither a picture (JPEG, PNG or WebP) nor a PDF. Choose a photograph or a PDF.
centre-document-broken = This file is not whole and cannot be opened. Take the photograph again, or save the PDF again.
centre-document-large = This file is larger than 8 MB. Take the photograph in a smaller size, or send a smaller PDF.
centre-file-cut = The file did not arrive whole. Please choose it and send it again.
centre-document-together = All files together are larger than 24 MB. Remove one, or send a smaller one.
centre-document-many = There are three files for this document already. Remove one first.
centre-document-often = Files were sent 60 times for this appointment, and no more can be taken. Please bring the document with you.
centre-document-harmful = Something harmful was found in this file, so it was not kept. Send a photograph of the document instead, or bring it with you.
centre-document-too-large-to-check = This file is too large to be checked. Send a smaller one, or bring the document with you.
centre-document-unchecked = Files cannot be checked at the moment, so nothing was kept. Try again in a while, or bring the document with you.
centre-document-no-room = No more files can be taken at the moment. Please bring the document with you.
centre-document-unasked = The list of documents has changed meanwhile. Choose the document again.
centre-document-over = Documents can be added or removed only before you come. Please show them to whoever serves you.
centre-cancel = Cancel the appointment
centre-cancel-text = The time is given to others. A new appointment needs a free time.
centre-cancel-act = Yes, cancel it
centre-appointment-over = This appointment can no longer be changed.
centre-appointment-changed = This appointment was changed meanwhile. Look at it and try again.
centre-calendar-summary = Appointment: { $service }
centre-calendar-reference = Reference: { $reference }
centre-next-open = see the page of the appointment
centre-text-booked = Appointment at { $centre }: { $day }, { $time }. Reference { $reference }. To change or cancel: { $link }
centre-text-reminder = Reminder: { $centre }, { $day }, { $time }. Reference { $reference }. What to bring: { $link }
centre-text-moved = Your appointment at { $centre } is now on { $day }, { $time }. Reference { $reference }: { $link }
centre-text-cancelled = Your appointment at { $centre } on { $day }, { $time } is cancelled as you asked.
centre-text-called-off = We are sorry: { $centre } cannot keep your appointment of { $day }, { $time }. Next free time: { $next }. To choose: { $link }
centre-letter-greeting = Dear customer,
centre-letter-booked-subject = Your appointment on { $day }, { $time }
centre-letter-booked =
    Your appointment is booked.

    Service: { $service }
    Centre: { $centre }
    Time: { $day }, { $time }
    Reference: { $reference }
centre-letter-reminder-subject = Reminder: your appointment on { $day }, { $time }
centre-letter-reminder =
    We remind you of your appointment.

    Service: { $service }
    Centre: { $centre }
    Time: { $day }, { $time }
    Reference: { $reference }
centre-letter-moved-subject = Your appointment is now on { $day }, { $time }
centre-letter-moved =
    Your appointment has moved. The new time is confirmed.

    Service: { $service }
    Centre: { $centre }
    Time: { $day }, { $time }
    Reference: { $reference }
centre-letter-cancelled-subject = Your appointment is cancelled
centre-letter-cancelled =
    Your appointment for { $service } at { $centre } on { $day }, { $time } is cancelled as you asked.
centre-letter-called-off-subject = Please choose another time for your appointment
centre-letter-called-off =
    We are sorry: { $centre } cannot keep your appointment for { $service } on { $day }, { $time }.

    Next free time: { $next }
    To choose another time: { $link }
centre-letter-change = To see, move or cancel it, and for your calendar: { $link }
centre-letter-farewell =
    Kind regards,
    { $entity }
desk-notice-appointment-booked = A customer has booked a time with you
desk-notice-appointment-moved = A customer has moved a time with you
desk-notice-appointment-cancelled = A customer has cancelled a time with you
centre-appointments-set-up = Appointments of the centre
centre-appointments-set-up-of = Appointments: { $centre }
centre-bookable = What can be booked
centre-bookable-about = Times follow the centre’s hours, and the entity’s holidays and seasons such as Ramadan. At least one counter stays free for those without an appointment.
centre-lasts = A visit lasts
centre-with = With
centre-at-counters = { $n ->
    [0] No counter
    [one] One counter at a time
   *[other] { $n } counters at a time
}
centre-able-nobody = Nobody is qualified: no time is offered
centre-able = { $n ->
    [0] Nobody is qualified
    [one] One person is qualified
   *[other] { $n } people are qualified
}
centre-able-about = A time has no more places than there are people of this centre who are qualified for the service and not entered as away. Who is qualified stands on this page:
centre-change = Change
centre-can-be-booked = Can be booked
centre-cannot-be-booked = Cannot be booked
centre-can-be-booked-hint = What is booked already stays when this is unticked.
centre-lasts-minutes = How long a visit lasts, in minutes
centre-lasts-hint = From 5 to 240 minutes.
centre-at-once = How many counters are kept at a time
centre-at-once-hint = From 1 to 50, fewer than the centre has counters.
centre-notice = How late it can be booked, in minutes before
centre-notice-hint = From 0 to 10080 minutes; 1440 are one day.
centre-ahead-days = How far ahead it can be booked, in days
centre-ahead-days-hint = From 1 to 180 days.
centre-weekdays = Days
centre-weekdays-hint = None ticked means every day on which the centre is open.
centre-hours = Hours
centre-hours-hint = Such as ⁦08:00⁠-⁠12:00⁩. Empty means all hours in which the centre is open.
centre-meets = Whom the customer meets
centre-meets-hint = For meeting the centre’s manager: the customer’s case is theirs from the booking on.
centre-nobody-in-particular = Whoever serves at a counter
centre-bring-ar = What to bring, in Arabic
centre-bring-en = What to bring, in English
centre-bring-hint = One thing a line, in the same order in both languages.
centre-bookable-save = Save
centre-blocks = Times without appointments
centre-blocks-about = Whoever has booked within them is told at once and asked to choose another time.
centre-block-from = From
centre-block-to = Until
centre-block-why = Reason
centre-block-from-day = First day
centre-block-from-time = From
centre-block-to-day = Last day
centre-block-to-time = Until
centre-block-reason-ar = Reason in Arabic, as customers are told
centre-block-reason-en = Reason in English, as customers are told
centre-block-act = Take no appointments then
centre-block-remove = Take appointments again
centre-appointment-rules = Those who booked
centre-early = How early they are taken, in minutes before
centre-early-hint = From 0 to 240 minutes.
centre-grace = How late they still count as in time, in minutes
centre-grace-hint = From 0 to 120 minutes. Later they wait as those without an appointment.
centre-remind = When they are reminded, in hours before
centre-remind-hint = From 1 to 168 hours.
centre-most-open = How many appointments one number or address has at most
centre-most-open-hint = From 1 to 20.
centre-appointment-rules-save = Save
centre-lasts-wrong = Write a number of minutes between 5 and 240.
centre-at-once-wrong = Write a number between 1 and 50.
centre-notice-wrong = Write a number of minutes between 0 and 10080.
centre-ahead-wrong = Write a number of days between 1 and 180.
centre-early-wrong = Write a number of minutes between 0 and 240.
centre-grace-wrong = Write a number of minutes between 0 and 120.
centre-remind-wrong = Write a number of hours between 1 and 168.
centre-most-open-wrong = Write a number between 1 and 20.
centre-hours-wrong = Write hours such as ⁦08:00⁠-⁠12:00⁩; several with a comma between them.
centre-bring-unequal = Write as many lines in English as in Arabic.
centre-no-room = At least one counter must stay free for those without an appointment. Keep fewer counters at a time.
centre-meets-one = One person receives one customer at a time. Write 1.
centre-employee-choose = Choose somebody who works in the entity.
centre-block-ends = It ends before it begins. Correct its end.
centre-block-past = This time has passed. Write one that is still to come.
centre-block-reason = Write the reason in both languages.
centre-block-when = Write a day such as 3/12/2026 and a time such as 09:00.
event-centre-appointment-booked = An appointment was booked
event-centre-appointment-moved = An appointment was moved
event-centre-appointment-ended = How an appointment stands changed
event-centre-document-handed-in = A customer handed in a document beforehand
event-centre-document-taken-back = A customer took back a document that was handed in
event-centre-document-opened = A document that the customer handed in was opened
centre-check-in = Take in
centre-check-in-title = Somebody has an appointment
centre-check-in-who = Code, reference or mobile number
centre-check-in-who-hint = Scan the code on the customer’s page, or type what they say.
centre-appointment-unknown = No appointment is known by this. Check the reference or the number, or give a ticket.
centre-appointment-elsewhere = This appointment is at another centre of the entity.
centre-appointment-other-day = This appointment is on { $day }.
centre-appointment-early = { $n ->
    [0] It is too early: those who booked are taken in at their time.
    [one] It is too early: those who booked are taken in from one minute before their time.
   *[other] It is too early: those who booked are taken in from { $n } minutes before their time.
}
centre-appointment-short = Appointment
centre-day-plan = Day plan
centre-day-plan-of = Day plan: { $centre }
centre-today = Today
centre-tomorrow = Tomorrow
centre-expected = Expected
centre-is-expected = Expected
centre-is-late = Not here yet
centre-has-arrived = Came in time
centre-came-late = Came late
centre-did-not-come = Did not come
centre-cancelled-short = Cancelled
centre-called-off-short = Called off by the centre
centre-absent-share = In the last 30 days: { $n } in a hundred
centre-plan-empty = Nobody has booked for this day
centre-plan-empty-text = Whoever books is shown here at once.
centre-plan-short = More are booked than can be served
centre-plan-short-text = At these times there are fewer people who are qualified and not entered as away than customers who have booked: { $times }. Ask somebody to come, or choose another time with the customers.
centre-time = Time
centre-customer = Customer
centre-booked-for = Appointment at { $time }
centre-came-late-hint = Came after the centre’s grace, and waited as those without an appointment.
centre-papers = What the customer brings
centre-paper-ready = Ready
centre-documents-in = Handed in beforehand
centre-document-elsewhere = This document belongs to a customer who is not at your counter. It opens while you serve them.
desk-notice-appointment-arrived = The customer you are to meet has arrived
centre-does-list-times = Lists the free times of a service at a centre
centre-does-list-appointments = Lists the appointments of a centre on a day, or those of a reference or of a mobile number
centre-does-show-appointment = Shows an appointment, with what is to be brought and what its customer was told
centre-ask-one-way = Ask for a day, for a reference or for a number, one of them at a time.
centre-was-wrong = Write the time of the appointment as you saw it, such as ⁦2026-11-29T06:00:00Z⁩.
centre-does-book = Books a time and confirms it to the customer
centre-does-move = Moves an appointment that still has the time that was seen, and tells the customer
centre-does-cancel = Cancels an appointment that still has the time that was seen, and tells the customer
centre-does-take-in = Takes in a customer who has an appointment
centre-means-appointments = Whoever books comes at a free time and is called then; at least one counter stays free for everybody else.
centre-means-documents = What to bring stands in the confirmation, in the reminder and on the counter’s screen, with what the customer has ready; documents are handed in beforehand on the page of the appointment, and open at the counter.
centre-means-manager = A time with the centre’s manager is booked like a service; the case is the manager’s from then on.
centre-mark-wheelchair = Wheelchair
centre-mark-signing = Sign language
centre-mark-reading = Help with reading
centre-means-met = It is measured whether the centre kept the times with its manager that customers booked.
centre-moved-often = { $most ->
    [0] This appointment cannot be moved.
    [one] This appointment was moved once already. Call the entity to choose another time.
   *[other] This appointment was moved { $most } times already. Call the entity to choose another time.
}
