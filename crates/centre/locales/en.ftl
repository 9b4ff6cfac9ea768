# The words of the service centre
centre-channel = Service centre
centre-counter = Counter
centre-centres = Centres
centre-board = Centre floor
centre-name = Centre
centre-place = Place
centre-none = There are no service centres
centre-none-text = The entity’s administrator adds its centres on the page of the organisation.
centre-set-up = Set up the centre
centre-set-up-link = Set up
centre-set-up-of = Set up { $centre }
centre-back = Back to the centre
centre-give = Give a ticket
centre-give-act = Give the ticket
centre-nothing-offered = The centre offers no service yet. Its services are added on the page where it is set up.
centre-service = Service
centre-choose-service = Choose a service
centre-choose-queue = Choose a queue
centre-lang = The customer’s language
centre-lang-ar = Arabic
centre-lang-en = English
centre-priority = Priority
centre-priority-hint = For older people and people with disabilities. Nobody is asked for proof.
centre-priority-short = Priority
centre-waiting = Waiting
centre-longest = Longest wait
centre-open-counters = Open counters
centre-who-waits = Who waits
centre-nobody-waits = Nobody waits
centre-nobody-text = No customer waits for a service that you are qualified for. Whoever comes is shown here.
centre-number = Number
centre-waits-for = Waits for
centre-counters = Counters
centre-no-counters = There are no counters yet.
centre-stands = State
centre-who = Who
centre-serves = Serves
centre-open = Open
centre-paused = Paused
centre-closed = Closed
centre-ticket = Ticket
centre-follow = Follow the turn by phone
centre-queues = Queues
centre-queues-about = Each service waits in one queue, and each queue has a letter before its numbers.
centre-letter = Letter
centre-letter-hint = One Latin capital, such as A.
centre-queue = Queue
centre-queue-name = Name of the queue
centre-name-ar = Name in Arabic
centre-name-en = Name in English
centre-queue-change = Name and letter of the queue
centre-queue-change-about = Screens, kiosks and tickets show the change at once. Tickets already given keep their numbers. The letter can be changed only while nobody waits or is served with it.
centre-queue-save = Save the queue
centre-queue-add = Add the queue
centre-queue-open = Tickets are given
centre-queue-shut = No tickets are given
centre-queue-close = Stop its tickets
centre-queue-reopen = Give tickets again
centre-services = Services
centre-services-about = What the centre offers, in which queue, and how long a customer should wait at most.
centre-target = Longest wait, in minutes
centre-target-hint = From 1 to 480 minutes.
centre-is-offered = Offered
centre-is-not-offered = Not offered
centre-offer = Offer the service
centre-offer-end = Offer it no longer
centre-offer-again = Offer it again
centre-counters-number = How many counters
centre-counters-hint = They are numbered from 1. From 1 to 200.
centre-counters-save = Save the counters
centre-rules = Calling
centre-most-calls = How often a number is called
centre-most-calls-hint = After that the customer counts as absent. From 1 to 9.
centre-priority-rate = How fast the wait of those with priority counts, in per cent
centre-priority-rate-hint = 100 is as for everybody, 300 three times as fast. From 100 to 1000.
centre-held-back = By how many minutes somebody with priority may have come later and still go first
centre-held-back-hint = Nobody with priority goes before someone who came so much earlier. From 0 to 240.
centre-firm-after = After how many minutes of waiting nobody is passed over any more
centre-firm-after-hint = Whoever has waited so long is called before everybody who came later, whatever their priority; whoever is at a counter by then is served first. A customer who comes in time for an appointment counts, from that time on, as having waited so long. From 15 to 240, and not less than the minutes above.
centre-rules-save = Save the rules of calling
centre-counter-of = Counter { $number }
centre-seat = { $centre } · Counter { $number }
centre-where = Where do you sit?
centre-sit-down = Open the counter
centre-no-seats = There is no free counter
centre-no-seats-text = All counters are taken, or none were added yet on the page where the centre is set up.
centre-come-back = Back at the counter
centre-pause = Pause
centre-leave = Close the counter
centre-away = Are you still at the counter?
centre-away-text = Customers will see the counter as closed unless you answer. Seconds left:
centre-away-stay = Yes, I am here
centre-away-lock = Close the counter when this computer is locked
centre-paused-text = Nobody is called to this counter until you are back.
centre-left = The counter is closed
centre-left-text = It closed by itself because nobody was noticed here or this computer was locked. Nobody is called to this counter until you are back.
centre-next = Call the next customer
centre-has-come = The customer is here
centre-recall = Call again
centre-absent = Nobody came
centre-waited = Waited { $span }
centre-served = Served for { $span }
centre-under-a-minute = less than a minute
centre-note = Note
centre-note-hint = What your colleague needs to know, so that the customer need not explain again.
centre-guide-title = The steps of the guide
centre-guide-greet = Greet and offer help
centre-guide-greet-text = { $greeting } Welcome. How may I help you?
centre-guide-need = Establish what the customer needs
centre-guide-papers = Look at the documents that the service needs
centre-guide-papers-missing = Still missing: { $papers }
centre-guide-steps = Explain steps, requirements and the expected time
centre-guide-more = Ask whether there is anything else
centre-guide-farewell = End with a kind farewell
centre-guide-farewell-text = Thank you for coming. We are always glad to help.
centre-case = The case in the workspace
centre-steps = Steps taken
centre-steps-missing = Write the steps that were taken.
centre-steps-hint = Write them as you say them to the customer: this is what they will receive.
centre-outcome = What is left to do?
centre-settled = Nothing
centre-settled-hint = What the customer came for is done.
centre-goes-on = On another day
centre-goes-on-hint = Write the day below. The case stays with you until the day the customer was told.
centre-until = Expected to be finished on
centre-offered-more = I asked whether there is anything else
centre-complete-next = Complete and call the next
centre-complete = Complete
centre-park = Put aside until the customer is back
centre-park-act = Put aside
centre-missing = What is missing
centre-missing-hint = Such as a photograph or a receipt. The customer does not wait again.
centre-send-on = Send the customer on
centre-send-on-act = Send on
centre-reason = Reason for calling out of turn
centre-call-number = Call this number
centre-parked = Put aside
centre-is-back = The customer is back
centre-turn = My turn
centre-turn-of = Your turn: { $number }
centre-turn-waited = You have waited for { $span }
centre-turn-look-again = This page updates by itself. Older people and people with disabilities may be called before you.
centre-turn-called = It is your turn
centre-turn-called-text = Please go to counter { $number }
centre-turn-called-zone = Please go to counter { $number }, { $zone }
centre-turn-serving = You are being served at counter { $number }
centre-turn-parked = Your ticket is kept. Tell any member of staff when you are back with what is missing. You do not wait anew.
centre-turn-done = Your visit is completed. Thank you.
centre-turn-goes-on = Your request is expected to be finished by { $day }
centre-turn-absent = Your number was called and nobody came. Please take a new ticket or speak to any member of staff.
centre-turn-leave = Leave the queue
centre-turn-leave-text = You lose your place. If you come back you need a new ticket.
centre-turn-leave-act = Yes, leave
centre-letter-wrong = Write one Latin capital from A to Z.
centre-letter-waits = Somebody still waits or is served with this queue’s letter. Change it when nobody does.
centre-letter-today = Numbers with this letter were given today. It is free from tomorrow on.
centre-letter-taken = Another queue of the centre has this letter. Choose another.
centre-name-missing = Write the name in both languages.
centre-name-long = The name is longer than 80 characters. Shorten it.
centre-service-choose = Choose a service that the entity offers.
centre-queue-choose = Choose a queue of this centre.
centre-target-wrong = Write a number of minutes between 1 and 480.
centre-counters-wrong = Write a number between 1 and 200.
centre-calls-wrong = Write a number between 1 and 9.
centre-rate-wrong = Write a number between 100 and 1000.
centre-held-back-wrong = Write a number of minutes between 0 and 240.
centre-firm-after-wrong = Write a number of minutes between 15 and 240, and not less than the minutes by which somebody with priority may have come later.
centre-lang-choose = Choose the customer’s language.
centre-counter-choose = Choose a counter.
centre-counter-in-use = Somebody sits at a counter that would go. They close it first.
centre-not-offered = This centre does not offer this service now.
centre-queue-closed = No tickets are given for this queue now.
centre-counter-taken = A colleague sits at this counter. Choose another.
centre-counter-paused = Your counter is paused. Come back to it first, then call the next customer.
centre-no-counter = You sit at no counter. Open one first.
centre-customer-in-hand = You have a customer. Complete the visit, put it aside or send it on first.
centre-nobody-in-hand = You have no customer now.
centre-ticket-moved-on = This ticket has moved on meanwhile. Look at the list again.
centre-ticket-changed = This ticket was changed meanwhile. Look at it and try again.
centre-called-enough = The number was called as often as the centre calls. Choose “Nobody came”.
centre-call-again = Call the number again before the customer counts as absent.
centre-reason-missing = Write why the number is called out of turn. It is recorded.
centre-text-long = The text is too long. Shorten it.
centre-note-missing = Write what should be known.
centre-until-wrong = Write the day that the customer was told, such as 3/12/2026.
centre-until-past = This day has passed. Write one that is still to come.
centre-until-closed = The entity does not work on this day. Choose a working day.
centre-outcome-choose = Say what is left to do.
centre-means-wait = Each customer’s wait until the call is measured and held against the longest wait that is set for the service.
centre-means-bound = The queue decides by how long each has waited who is called. Priority counts faster, and beyond a bound nobody who came later goes first, but for whoever booked that time.
centre-means-greet = The words of greeting and of the offer of help stand on the counter’s screen when the customer comes.
centre-means-attention = Nothing else is given to whoever has called or serves a customer.
centre-means-no-refusal = The queue calls. A number out of its turn needs a reason, which is recorded.
centre-means-language = The ticket carries the customer’s language, and only whoever speaks it calls the number.
centre-means-need = It is measured how many visits were sent to another service after they had begun.
centre-means-asks-for = The service that was chosen, what was written when it was booked or sent on, and the customer’s other matters stand on the counter’s screen; another service is one act and costs no new wait.
centre-means-steps = A visit is not completed without the steps that were taken.
centre-means-day = A visit of which something remains is not completed without the day on which it is expected to be finished.
centre-means-kept = It is measured whether the matter was finished by the day that the customer was told.
centre-means-more = The counter reminds of asking for anything else before the end.
centre-means-farewell = The words of a kind farewell stand on the counter’s screen.
centre-ahead = { $n ->
    [0] Nobody before you
    [one] One person before you
   *[other] { $n } people before you
}
centre-minutes = { $n ->
    [one] One minute
   *[other] { $n } minutes
}
centre-called-times = { $n ->
    [0] The number was not called yet
    [one] The number was called once
   *[other] The number was called { $n } times
}
centre-more = { $n ->
    [0] Nobody else
    [one] And one more
   *[other] And { $n } more
}
event-centre-ticket-issued = A ticket was given
event-centre-ticket-called = A number was called
event-centre-visit-began = The customer came to the counter
event-centre-visit-moved = The visit was put aside or sent on
event-centre-visit-completed = The visit was completed
event-centre-ticket-ended = A ticket ended without a visit
event-centre-counter-stands = The state of a counter changed
event-centre-changed = The set-up of the centre was changed
centre-not-qualified = You are not qualified for this service in the customer’s language. A qualified colleague calls it.
centre-nobody-for-you = Nobody waits for you
centre-day-end = The end of the day
centre-left-over = Those who still wait
centre-left-over-served = Serve everybody who waits; nobody else gets a ticket
centre-left-over-unserved = Ask those still waiting to come on another day
centre-left-over-choose = Choose what becomes of those who still wait.
centre-day-close = Close the day
centre-day-open = Open the day again
centre-day-closed-at = The day was closed at { $time }
centre-day-served = Those who have a ticket are served. No more tickets are given today.
centre-day-unserved = Those who were waiting were asked to come on another day. No more tickets are given today.
centre-day-closed = The centre’s day is closed. No more tickets are given today.
centre-day-closed-before = The day is closed already.
centre-free = Close the counter
centre-free-text = The customer who was called or served there returns to their place in the queue, and a colleague calls them.
centre-free-why = Why
centre-free-act = Close this counter
centre-turn-unserved = The centre closed on { $day } before your turn
centre-turn-unserved-text = We are sorry that we could not serve you. Please come on another day and take a new ticket.
event-centre-ticket-returned = The customer of a counter that was closed waits again
event-centre-day-closed = The day was closed
event-centre-day-opened = The day was opened again
centre-slip-ahead = Ahead of you
centre-slip-day = Date
centre-slip-time = Time
centre-slip-rate = For rating
centre-slip-rate-of = For rating: { $digits }
centre-slip-scan = Scan to follow your turn on your phone
centre-slip-print = Print the ticket
centre-until-today = Finished today
centre-until-days = { $n ->
    [0] Finished today
    [one] In one working day
   *[other] In { $n } working days
}
centre-take-back = The customer has not come: undo
centre-come-too-long = The visit began more than a minute ago. Complete it, put it aside or send it on.
centre-called-just-now = This number was called a moment ago, and the customer can hardly have heard it. Nobody was passed over. Wait a few seconds.
centre-call-not-heard = { $n ->
    [0] The hall is saying this number now.
    [one] The hall says other numbers first. This one has been said in one second.
   *[other] The hall says other numbers first. This one has been said in { $n } seconds.
}
centre-skips = Called out of turn today
centre-skip-at = At
centre-skip-passed = Whose turn it was
event-centre-visit-taken-back = That the customer had come was taken back
centre-devices = Devices
centre-devices-of = Devices of { $centre }
centre-devices-none = There are no devices yet.
centre-devices-many = The centre has as many devices as it may. Revoke one that is no longer in use first.
centre-back-to-set-up = Back to setting up the centre
centre-device = Pair a device
centre-device-name = Name of the device
centre-device-name-hint = As those who work at the centre call it, such as “Hall screen”.
centre-device-name-missing = Write a name for the device.
centre-device-kind = What it is
centre-device-kind-choose = Choose what the device is.
centre-device-kiosk = Kiosk
centre-device-kiosk-hint = Customers take their tickets there.
centre-device-display = Hall display
centre-device-display-hint = It shows the numbers that are called and their counters.
centre-device-plate = Counter plate
centre-device-plate-hint = It faces the customer and shows who serves, with their title, and the ticket being served.
centre-device-place = Where
centre-device-of-all = The whole centre
centre-device-of-queues = Queues { $letters }
centre-device-health = Health
centre-device-well = Running
centre-device-muted = Running without sound: touch “Turn the sound on” on its screen
centre-device-silent = Last contact: { $time }
centre-device-never-seen = Not seen yet
centre-device-printing = Printing
centre-device-printing-text = A kiosk can print tickets on a printer connected to it, if its browser prints without asking. It then prints without a connection too. If a network printer serves this kiosk, its browser prints only while there is no connection.
centre-device-prints = Prints from its own browser
centre-device-prints-own = Let its browser print
centre-device-prints-not = No longer print from its browser
centre-device-no-kiosk = Only a kiosk prints tickets from its browser.
centre-device-revoke = Revoke
centre-device-revoke-text = The device stops showing the centre’s data at once, and comes back only with a new code.
centre-device-revoke-act = Revoke the device
centre-device-change = Change the device
centre-device-change-about = It goes on as it is, without a new code.
centre-device-back = Back to the devices
centre-device-save = Save the device
centre-silent-devices = { $n ->
    [0] Every device is heard of
    [one] One device is silent
   *[other] { $n } devices are silent
}
centre-device-add = Add a device
centre-device-add-text = Open this address on the device, then enter here the code that its screen shows:
centre-device-code = Code on the device
centre-device-code-hint = Eight letters and digits. It holds for ten minutes.
centre-device-counter = Counter (of a counter plate)
centre-device-queues = Queues of a display
centre-device-queues-hint = With none chosen, the display shows all queues.
centre-device-add-act = Pair the device
centre-counter-choose-one = Choose a counter
centre-code-unknown = No device shows this code now. Look at the device’s screen and enter what it shows.
centre-device-shows = Enter this code on the page of the centre’s devices:
centre-device-shows-hint = The code holds for ten minutes, then another is shown. This screen changes by itself when the device is paired.
centre-device-ask-text = To pair this device with a service centre it shows a code, which whoever sets up the centre enters on the page of its devices.
centre-device-ask = Show the code
centre-device-lost = No connection since
centre-display-now = Now serving
centre-display-go-to = Please go to counter
centre-display-nobody = No number has been called yet
centre-display-before = Recent
centre-display-counter = Counter
centre-display-waiting = Waiting
centre-display-open = Open counters
centre-display-none-open = No counter is open now
centre-display-soon = Service resumes shortly
centre-display-priority = Priority for older people and people with disabilities. Ask any member of staff.
centre-display-sound = Turn the sound on
centre-plate-counter = Counter { $number }
centre-plate-ready = At your service
centre-plate-called = Calling
centre-plate-serving = Now serving
centre-plate-closed = This counter is closed
centre-plate-elsewhere = Please go to counter { $number }
centre-plate-elsewhere-zone = Please go to counter { $number }, { $zone }
centre-plate-reception = Please go to the reception
centre-plate-soon = Service resumes shortly, and you keep your turn
event-centre-device-paired = A device was paired with the centre
event-centre-device-prints = It was chosen whether a kiosk prints from its own browser
event-centre-device-changed = A device was named or placed otherwise
event-centre-device-revoked = A device was revoked
centre-means-name = The counter’s plate shows the name and the title of whoever serves there, in both languages, as long as they serve.
centre-means-sheets = Name plates and cards are printed from the employee’s record, with the name and the title in both languages.
centre-means-empty = The moment the employee leaves, pauses or signs out, the counter’s plate says that it is closed and where to go, and the hall display agrees.
centre-turn-expected = Expected wait: { $span }
centre-wait-soon = a few minutes at most
centre-wait-minutes = { $least } to { $most } { $most ->
    [0] minutes
    [one] minute
   *[other] minutes
}
centre-wait-up-to-minutes = up to { $n } { $n ->
    [0] minutes
    [one] minute
   *[other] minutes
}
centre-wait-up-to = up to { $most }
centre-wait-between = { $least } to { $most }
centre-wait-about = about { $likely }, up to { $most }
centre-warning-title = Long waits are ahead
centre-long-waits = Long waits are ahead at { $centre }, { $queues }.
centre-warning = { $late ->
    [0] None of the { $waiting } waiting is likely to be called later than they should be.
    [one] One of the { $waiting } waiting is likely to be called later than they should be.
   *[other] { $late } of the { $waiting } waiting are likely to be called later than they should be.
}
centre-help-new = { $late ->
    [0] With { $name } at one more counter, nobody will be called late.
    [one] With { $name } at one more counter, only one will be called late.
   *[other] With { $name } at one more counter, { $late } will be called late.
}
centre-help-back = { $late ->
    [0] With { $name } back at counter { $number }, nobody will be called late.
    [one] With { $name } back at counter { $number }, only one will be called late.
   *[other] With { $name } back at counter { $number }, { $late } will be called late.
}
centre-help-none = Nobody else who is qualified for these services is free.
centre-held = { $told ->
    [0] No estimates today.
    [one] One estimate today; { $share }% held.
   *[other] { $told } estimates today; { $share }% held.
}
centre-service-wait = { $service } – { $span }
centre-prints = Printing of tickets
centre-printers = Ticket printers
centre-printers-many = The centre has as many printers as it may. Remove one that is no longer in use first.
centre-printer-name = Name of the printer
centre-printer-name-missing = Write a name for the printer.
centre-printer-address = Address
centre-printer-for = Prints the tickets of
centre-printer-reception = The reception
centre-printer-kiosk-choose = Choose a kiosk of this centre, or the reception.
centre-printer-try = Print a test page
centre-printer-remove = Remove
centre-printer-remove-text = No tickets are printed on it after that.
centre-printer-remove-act = Remove the printer
centre-printer-add = Add a ticket printer
centre-printer-add-text = A network printer for paper of 80 mm. It has no screen, so it shows no code: you add it by its address in the network. It serves the reception or one kiosk, and each ticket given there is printed on it at once, in the customer’s language.
centre-printer-host = The printer’s address in the network
centre-printer-host-hint = An address or a name such as 10.0.4.20, as the printer’s own test page shows it.
centre-printer-host-wrong = Write the printer’s address or name in the network, such as 10.0.4.20.
centre-printer-host-outside = This address is in no inner network. The system’s operator can allow it.
centre-printer-port = Port
centre-printer-port-hint = Usually 9100.
centre-printer-port-wrong = Write a port from 9100 to 9109.
centre-printer-add-act = Add the printer
centre-printer-unknown = Not asked yet
centre-printer-ready = Ready
centre-printer-paper-low = The paper is nearly at its end
centre-printer-paper-out = Out of paper
centre-printer-cover-open = The cover is open
centre-printer-broken = Out of order
centre-printer-silent = Does not answer
centre-printer-nonsense = What answers at this address is no ticket printer
centre-printer-stands-still = The ticket is not printed yet. Its number stands: the customer reads it from the screen or follows it by phone, and it can be printed once the printer is mended.
centre-printer-prints = The ticket is printed on { $printer }.
centre-printer-again = Print the same number again
centre-no-printer = The reception of this centre has no ticket printer.
centre-ticket-over = This ticket is over. Give the customer a new one.
centre-slip-test = A page to try the printer
centre-slip-test-scan = Where all of this is clear, the printer is ready
event-centre-printer-changed = A ticket printer was added or removed
event-centre-printer-said = A ticket printer’s state changed
centre-printer-look = Its tickets wait until somebody sees to it. The numbers stand, and can be printed again from the page of the ticket.
centre-joining = Joining from outside
centre-joining-about = On the centre’s public page everybody sees how many wait. Where it is allowed, they take a ticket there by phone and come when their turn is near.
centre-joining-page = The public page
centre-joining-poster = The poster for the door
centre-joining-allow = Tickets are given by phone, within working hours
centre-joining-most = How many who took one by phone may wait at once
centre-joining-most-hint = From 1 to 500.
centre-joining-one = How many of them from one internet address
centre-joining-one-hint = Those who use the centre’s own network share its address.
centre-joining-save = Save the rule of tickets by phone
centre-joining-most-wrong = Write a number between 1 and 500.
centre-joining-one-wrong = Write a number from 1 up to how many may wait altogether.
centre-joining-off = This centre gives its tickets at the centre itself.
centre-joining-hours = Tickets are given by phone during working hours only.
centre-joining-many = { $n ->
    [0] No tickets are given to this internet address now. Please take one at the centre.
    [one] One ticket from this internet address is still waiting. Please take another one at the centre.
   *[other] { $n } tickets from this internet address are still waiting. Please take another one at the centre.
}
centre-joining-full = { $n ->
    [0] No tickets are given by phone now. Please come to the centre, or try again later.
    [one] One person already waits with a ticket taken by phone, and more are not given now. Please come to the centre, or try again later.
   *[other] { $n } people already wait with tickets taken by phone, and more are not given now. Please come to the centre, or try again later.
}
centre-join = Take a ticket by phone
centre-join-about = You keep your place while you are on your way. Your ticket shows your turn on this phone.
centre-join-service = Which service do you need?
centre-join-first = I need to go first
centre-join-first-hint = For older people and people with disabilities. Nobody asks you for proof.
centre-join-act = Take the ticket
centre-join-services = Services of the centre
centre-join-as-of = Waiting times last updated at { $time }
centre-join-again = Update the waiting times
centre-join-none = The centre gives no tickets at present.
centre-open-until = Until { $time }
centre-opens = Opens on { $day } at { $time }
centre-people-wait = { $n ->
    [0] Nobody is waiting
    [one] One person is waiting
   *[other] { $n } people are waiting
}
centre-poster-heading = Take your ticket by phone
centre-poster-text = Scan the code with the camera of your phone: you see how many wait, take your ticket, and follow your turn wherever you are. Older people and people with disabilities go first.
centre-poster-scan = Your ticket
centre-asked-more = Several services, others with you, or special needs
centre-second = Another service
centre-second-hint = One ticket for all. The order is chosen so that you wait least.
centre-third = A third service
centre-nothing-else = None
centre-persons = How many people come with this ticket
centre-persons-hint = With family or a carer, from 1 to 9.
centre-persons-wrong = Write a number of people between 1 and 9.
centre-persons-come = { $n ->
    [0] Nobody
    [one] One person
   *[other] { $n } people
}
centre-needs = What helps you
centre-party-wheelchair = Wheelchair
centre-party-walking = Difficulty walking or standing
centre-party-sign = Sign language
centre-party-hearing = Difficulty hearing
centre-party-reading = Help with reading
centre-rests-until = Others go first until { $time }
centre-rest = I need more time
centre-rest-about = Others go first meanwhile. You lose none of the time that you have waited.
centre-rest-left = { $n ->
    [0] You can ask for no more.
    [one] You can ask for it once more.
   *[other] You can ask for it { $n } times.
}
centre-rest-choose = Choose 5, 10 or 15 minutes.
centre-rest-enough = More time was asked for as often as it can be. You are called in your turn.
centre-turn-rests = You let others go first until { $time }
centre-turn-rests-text = After that you are called in your turn, with all the time that you have waited.
centre-turn-ready = I am ready now
centre-turn-done-at = You were served at counter { $counter } until { $time }.
centre-turn-absent-at = Your number was called to counter { $counter }, for the last time shortly before { $time }.
centre-turn-left-at = You left the queue at { $time }.
centre-turn-then = After that
centre-turn-known = What the counter knows
centre-turn-again = Take a new ticket by phone
centre-turn-book = Book an appointment for this service
centre-turn-centre = Hours and services of the centre
centre-then = Then: { $services }
centre-then-text = When this is completed the ticket goes on without a new wait.
event-centre-turn-rests = A customer let others go first, or was ready earlier
event-centre-turn-nears = A customer was told by text message that their turn nears
event-centre-turn-pushed = A notice of a customer’s turn left for their device
event-centre-turn-passed = Somebody whose turn it was, was passed over
event-centre-passed-unserved = Somebody who had been passed over went without being served
event-centre-long-waits-told = Those who lead the floor were warned of long waits
event-centre-ticket-went-on = A ticket went on to its next service
centre-does-list = Lists the centres and the services for which they give tickets
centre-does-list-tickets = Lists today’s tickets of a centre that are not over
centre-does-give = Gives a ticket; outside the centre’s hours with the reason for it
centre-does-show-ticket = Shows a ticket and how many stand before it
centre-does-leave = Ends a ticket whose customer leaves the queue
centre-does-send-on = Sends the customer who is served on to another service, a counter or whoever leads the centre, with a note and without a new wait
centre-party-unknown = Choose from: wheelchair, walking, sign, hearing, reading.
centre-kiosk = Self-service kiosk
centre-kiosk-langs = Language
centre-kiosk-lang = English
centre-kiosk-aids = Easier to use
centre-kiosk-large = Larger text
centre-kiosk-strong = High contrast
centre-kiosk-low = Lower buttons
centre-kiosk-help = Call staff
centre-kiosk-called = Staff were called
centre-kiosk-nothing-kept = None of your data is kept on this device
centre-kiosk-idle = Are you still there?
centre-kiosk-idle-text = If you do not answer, what you entered is deleted and the first page opens. Seconds left:
centre-kiosk-stay = I am still here
centre-kiosk-hello = Welcome. How can we help you today?
centre-kiosk-choose = Choose the service to take your number.
centre-kiosk-first = For older people and people with disabilities
centre-kiosk-first-on = You have priority. Now choose the service.
centre-kiosk-first-off = Chosen. Press again to undo.
centre-kiosk-more = More services
centre-kiosk-write = Complaint or suggestion
centre-kiosk-write-text = Scan the code with your phone and write in your own words. You see a reference at once, and our answer comes by email. If you would rather say it, call staff.
centre-kiosk-meetings = Meet those in charge
centre-kiosk-meetings-text = Scan the code with your phone to choose a time. If you have no phone with you, call staff.
centre-kiosk-meeting-now = Take a ticket now
centre-closed-opens = The centre is closed now. It opens on { $day } at { $time }.
centre-closed-now = The centre is closed now.
centre-kiosk-closed = The centre is closed now, and no tickets are given.
centre-outside-text = A ticket can still be given if you decide so. Whoever leads the floor sees it with your reason.
centre-outside-why = Why a ticket is given all the same
centre-outside-hint = Needed outside the centre’s hours only.
centre-outside-missing = Write why a ticket is given outside the centre’s hours.
centre-outside-given = Given outside the centre’s hours today
event-centre-ticket-outside-hours = A ticket was given outside the centre’s hours
centre-kiosk-back = Back
centre-kiosk-your-number = Your number
centre-kiosk-listen = Please take a seat. Your number will be called.
centre-kiosk-needs = Choose what applies to you
centre-kiosk-as-needed = If you need none of this, just press “Take the ticket”.
centre-kiosk-done = Done
centre-kiosk-no-ticket = No ticket was given
centre-kiosk-many = Several tickets were just taken here. Please wait a moment, or call staff.
centre-help-at = Somebody at { $device } has waited for help since { $time }
centre-help-answer = I am on my way
event-centre-help-called = Staff were called to a device
event-centre-help-answered = Somebody went to a device at which staff were called
centre-kiosk-aloud = Read aloud
centre-kiosk-come = I have an appointment
centre-kiosk-come-way = Check in with your code, reference or phone number
centre-kiosk-come-hint = Hold the code of your appointment up to the reader, on your phone or on paper. Or type its reference, or your phone number.
centre-kiosk-come-act = I am here
centre-kiosk-erase = Erase
centre-kiosk-welcome = We know that you are here
centre-kiosk-welcome-text = The person you are meeting has been told. Please take a seat.
centre-kiosk-paper = Your ticket is being printed.
centre-kiosk-no-paper = The printer does not work at the moment. Please remember your number, or scan the code.
centre-kiosk-text = Send the ticket by text message
centre-kiosk-text-hint = Type your phone number. You get the ticket, and one more message when your turn is near, or if the centre closes before it. The number is used for this ticket only, and deleted at the end of the day.
centre-kiosk-text-act = Send
centre-kiosk-texted = Sent to { $phone }
centre-kiosk-text-sent = This ticket went to another phone. You can scan the code.
centre-kiosk-text-many = Many tickets went to this number today. Keep your number, or scan the code with your phone.
centre-kiosk-text-none = This ticket cannot be sent by text message. You can scan the code.
centre-text-ticket = Your number is { $number } at { $centre }. Follow your turn: { $link }
centre-near = Told when your turn nears
centre-near-hint = One text message when two are before you, and another if the centre closes before your turn. The number is used for this ticket only, and deleted at the end of the day.
centre-near-act = Tell me
centre-near-asked = A text message goes to { $phone } when two are before you. Another number takes its place.
centre-near-none = Text messages cannot be sent now. Keep this page open: it tells you when you are called.
centre-near-late = Your ticket is no longer waiting, so no message is needed.
centre-near-many = Many tickets went to this number today. Keep this page open: it tells you when you are called.
centre-near-told = The message for this ticket was sent already. Keep this page open: it tells you when you are called.
centre-push = Notices on this device
centre-push-hint = This device gets a notice when two people are left before you, and another when your number is called or the centre closes before your turn, even after you close this page. No phone number is needed, and the address of this browser is deleted when your ticket ends.
centre-push-act = Turn on notices
centre-push-on = This device gets a notice when your turn is near, unless it is near already, and when your number is called or the centre closes before that.
centre-push-stop = Turn off notices
centre-push-denied = This browser does not allow notices from this site. Allow notifications for it in the browser’s settings, then open this page again.
centre-push-failed = That did not work. Try again, or keep this page open: it tells you when you are called.
centre-push-none = Notices cannot be sent now. Keep this page open: it tells you when you are called.
centre-push-many = This ticket has as many devices as it may, or this device follows as many tickets as it may. Keep this page open: it tells you when you are called.
centre-push-nears = { $number }: your turn is near
centre-push-nears-text = { $n ->
    [0] Nobody before you. Please come to the waiting hall.
    [one] One person before you. Please come to the waiting hall.
   *[other] { $n } people before you. Please come to the waiting hall.
}
centre-push-called = { $number }: it is your turn
centre-push-closed = { $number }: the centre closed before your turn
centre-text-nears = { $number } at { $centre }: your turn is near. Please come to the waiting hall. { $link }
centre-text-called = { $number } at { $centre }: you are called to counter { $counter }. { $link }
centre-text-called-zone = { $number } at { $centre }: you are called to counter { $counter }, { $zone }. { $link }
centre-text-closed = { $number } at { $centre }: we are sorry that we could not serve you before the centre closed today. Please come on another day. What you can do next: { $link }
centre-kiosk-come-known = We know already that you are here. Your number is { $number }.
centre-kiosk-come-ticket = This is the code of a ticket, not of an appointment. Whoever has a ticket waits until its number is called.
centre-kiosk-come-unknown = We found no appointment with this number or code. Check what you typed, or go back and take a ticket.
centre-kiosk-opinion = Rate your visit
centre-kiosk-opinion-hint = Hold the code on your ticket up to the reader, or type the eight digits beside “For rating” within an hour after your visit. You can also scan the code with your phone.
centre-kiosk-opinion-act = Go on
centre-kiosk-opinion-typed = No visit that ended here within the last hour has these digits. Check them, or scan the code on your ticket with your phone.
centre-kiosk-opinion-unknown = No visit can be rated with this code: a visit is rated once it is over, within seven days.
