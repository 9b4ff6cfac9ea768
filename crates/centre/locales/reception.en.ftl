# The words of appointments at the reception
centre-reception = Book an appointment
centre-reception-of = Book an appointment: { $centre }
centre-reception-find = Find an appointment
centre-reception-find-who = Reference, mobile number or code
centre-reception-find-hint = Appointments at this centre. A mobile number finds those from today on.
centre-reception-find-act = Find
centre-reception-found = Appointments of this number
centre-reception-unknown = This centre has no appointment under this reference or number. By number, appointments from today on are found.
centre-reception-new = A new appointment
centre-reception-new-hint = Choose the service, then a day and a time together with the customer.
centre-reception-none = Nothing can be booked at this centre now
centre-reception-none-text = Whoever sets up the centre chooses which services can be booked.
centre-reception-details = The customer’s details
centre-reception-name = The customer’s name
centre-reception-phone = Mobile number of the customer
centre-reception-phone-hint = The confirmation and a reminder are sent there. Write a mobile number, an email address or both.
centre-reception-email = Email address of the customer
centre-reception-needs = What the customer needs
centre-reception-matter-hint = Whoever meets the customer reads it beforehand.
centre-reception-use = Tell the customer: the name and the number or address are used for this appointment only.
centre-reception-no-name = Write the customer’s name.
centre-reception-no-reach = Write a mobile number or an email address, so that the customer can be told.
centre-reception-one = Appointment { $reference }
centre-reception-now = { $name }, now { $day }, { $time }
centre-reception-booked = The appointment is booked
centre-reception-moved = The appointment has moved
centre-reception-tells-text = The customer is told by text message to { $phone }.
centre-reception-tells-letter = The customer is told by email to { $email }.
centre-reception-tells-both = The customer is told by text message to { $phone } and by email to { $email }.
centre-reception-tells-nobody = No message goes to the customer. Tell them yourself.
centre-reception-reached = Number or address
centre-reception-origin = Booked
centre-origin-web = By the customer on the site
centre-origin-reception = At the reception
centre-origin-program = By a program
centre-reception-come = { $n ->
    [0] The customer comes at this time.
    [one] The customer can come from one minute before.
   *[other] The customer can come from { $n } minutes before.
}
centre-reception-told = What the customer was told
centre-reception-told-nothing = Nothing was sent to the customer.
centre-word-booked = Confirmation
centre-word-reminder = Reminder
centre-word-moved = New time
centre-word-cancelled = Cancellation
centre-word-called-off = Called off by the centre, with the next free time
centre-message-waits = On its way
centre-message-sent = Sent
centre-message-withdrawn = Withdrawn before it left
centre-message-failed = Did not arrive
centre-reception-along = For the customer to take along
centre-reception-along-hint = The code opens the customer’s own page on their phone: there they move or cancel the appointment, and show it when they come.
centre-reception-print = The customer’s page, to print
