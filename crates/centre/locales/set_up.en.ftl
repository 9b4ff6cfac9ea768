# The first set-up of a centre
centre-set-up-steps = Step by step
centre-steps-about = What a centre needs before customers can come, in this order. Each step leads to where it is done.
centre-step-done = Done
centre-step-missing = Missing
centre-step-hours = Hours
centre-step-hours-there = The entity’s calendar says when the centre is open.
centre-step-hours-own = The centre has a week of its own.
centre-step-hours-missing = The entity’s calendar has no hours. An administrator enters them, or give the centre hours of its own here.
centre-step-queues = Queues and services
centre-step-no-queue = There is no queue yet.
centre-step-no-service = No service is offered in an open queue yet.
centre-step-services = { $n ->
    [0] No tickets are given for any service.
    [one] Tickets are given for one service.
   *[other] Tickets are given for { $n } services.
}
centre-step-counters = Counters
centre-step-many-counters = { $n ->
    [0] There are no counters yet.
    [one] There is one counter.
   *[other] There are { $n } counters.
}
centre-serving = Who serves
centre-serving-in = Who serves: { $centre }
centre-serving-about = A counter calls only customers whose service and language the employee there is qualified for. Listed here are those who work in this centre, and those who belong to no centre.
centre-none-yours = Nobody is called to you at { $centre }
centre-none-yours-text = You are qualified for none of this centre’s services, so the queue calls nobody to your counter. The centre’s manager or the entity’s administrator sets on its page “Who serves” what each employee serves.
centre-colleague-calls = A colleague calls them
centre-serving-nobody = Nobody works in this centre yet
centre-serving-nobody-text = The entity’s administrator adds employees; they are then listed here.
centre-serving-person = Employee
centre-serving-what = Serves
centre-serving-nothing = Does not serve at counters
centre-serving-remove = Remove
centre-serving-add = Add a qualification
centre-serving-who = Choose an employee
centre-serving-choose = Choose an employee who works in this centre.
centre-serving-all = All services
centre-serving-langs = Language of service
centre-serving-both = Arabic and English
centre-serving-ar = Arabic
centre-serving-en = English
centre-serving-lang = Choose the language of service.
centre-serving-not-yours = Whoever belongs to no centre may be serving in another one now: only the entity’s administrator takes away what they serve.
centre-serving-save = Add
centre-step-serving = Who serves
centre-step-nobody = Nobody who works here is qualified for service centres yet.
centre-step-unserved = Nobody who works here is qualified for: { $services }
centre-step-people = { $n ->
    [0] Nobody is qualified for the counters.
    [one] One employee is qualified for the counters.
   *[other] { $n } employees are qualified for the counters.
}
centre-step-devices = Devices
centre-step-many-devices = { $n ->
    [0] No display, kiosk or counter plate is paired yet. Customers can come without them.
    [one] One device is paired.
   *[other] { $n } devices are paired.
}
centre-ready-for-all = The centre is ready for customers
centre-ready-text = In its hours tickets are given, and somebody is qualified for each service.
centre-not-ready = The centre is not ready for customers yet
centre-not-ready-text = The steps above that are missing come first. Devices can wait.
centre-ready-made = Instead of one by one
centre-copy-from = As in another centre
centre-copy-which = Choose a centre
centre-copy-hint = Its hours, queues, services, counters, manager’s office, zones, rules and terms of appointments are copied; devices, employees and what happened there are not.
centre-copy-act = Copy the set-up
centre-copy-choose = Choose another centre that has queues.
centre-copy-not-empty = This centre has queues already. Only a centre without queues can be set up as another one.
centre-table = Table of the set-up
centre-table-of = Table of the set-up: { $centre }
centre-table-back = Back to setting up the centre
centre-table-link = From a table (CSV)
centre-table-file-title = The table
centre-table-about = One line for each service, for each day if the centre is to have hours of its own, for each employee who serves there, and for each zone. The names of the columns stand first, in Arabic or in English. First you see what each line would make; nothing is made before you confirm it, and then all of it or nothing. What is there already stays as it is, so the same table can be imported again.
centre-table-column-1 = one Latin capital, such as A. A queue that is there already is used.
centre-table-column-2 = may stay empty where the queue is there already or stands further up.
centre-table-column-3 = may stay empty where the queue is there already or stands further up.
centre-table-column-4 = its name in the catalogue, in Arabic or in English; empty makes the queue alone.
centre-table-column-5 = from 1 to 480, in digits such as 30 or ٣٠.
centre-table-column-6 = how many the centre has in all; in one line is enough, and the column may be left out.
centre-table-column-7 = a day of the week, to give the centre a week of its own; the column may be left out. Once one day is named, days without a line are closed.
centre-table-column-8 = the hours of that day, such as 08:00⁠-⁠12:00, several with a comma between them; empty is closed.
centre-table-column-9 = the address with which somebody works in the entity, to say what they serve. Columns that the table does not need may be left out.
centre-table-column-10 = “Employee”, “Supervisor” or “Centre manager”, in this centre; empty leaves the role as it is. Only the entity’s administrator gives roles.
centre-table-column-11 = services that the centre offers, by their names in the catalogue, with | between them, or “All services”. What they serve already is kept.
centre-table-column-12 = “Arabic”, “English” or “Both”; empty means both.
centre-table-column-13 = the name of a zone, for a centre with several halls or floors; one of its names is enough once it is there.
centre-table-column-14 = the same name in English.
centre-table-column-15 = the numbers of its counters, such as 1-4, 7; empty leaves them as they are.
centre-table-column-16 = “Yes” gives the centre its manager’s office, in one line; empty leaves the centre as it is.
centre-table-template = Download an empty table
centre-table-filled = Download this centre as a table
centre-table-file = File
centre-table-file-hint = CSV in UTF-8, with commas or semicolons; up to 500 lines, and 5,000 of employees.
centre-table-text = Or the lines themselves
centre-table-text-hint = Copy them from a spreadsheet, with the names of the columns, and paste them here.
centre-table-try = See what would be made
centre-table-needed = Choose a file, or paste the lines.
centre-table-long = The table has more than 500 lines of services, days and zones, or more than 5,000 of employees.
centre-table-missing = These columns are missing
centre-table-trial = What would be made
centre-table-whole = The table is right and can be imported
centre-table-whole-text = Nothing is made yet. Look at the lines, then import them.
centre-table-there = All of it is there already
centre-table-there-text = There is nothing to import.
centre-table-faulty = Some lines are wrong
centre-table-faulty-text = Nothing is made. Correct these lines in the table, then choose or paste it again.
centre-table-line = Line
centre-table-made = What it makes
centre-table-nothing = Nothing new
centre-table-makes-queue = Queue { $letter }: { $name }
centre-table-makes-service = { $service } in queue { $letter }, longest wait: { $span }
centre-table-makes-day = { $day }: { $hours }
centre-table-makes-zone = Zone { $zone }, counters { $counters }
centre-table-makes-zone-empty = Zone { $zone }, without counters
centre-table-makes-serves = { $who } serves: { $service } ({ $langs })
centre-table-makes-role = { $who }: { $role } in this centre
centre-table-makes-counters = { $n ->
    [one] One counter
   *[other] { $n } counters
}
centre-table-import = Import it
centre-table-wrong = The table can no longer be imported as it was shown. Choose or paste it again.
centre-table-queue-differs = This queue has another name already. Leave the name empty, or choose another letter.
centre-table-service-unknown = No offered service of the catalogue is called so. Write its name as it stands there, or have it added first.
centre-table-service-twice = This service stands further up already. Keep one of the lines.
centre-table-day-unknown = This is no day of the week. Write “Sunday”, “Monday” and so on.
centre-table-day-twice = This day stands further up already. Write all its hours in one line.
centre-table-counters-differ = Another line says another number of counters. Write it in one line.
centre-table-counters-fewer = The centre has more counters already. They are taken away on the page of the set-up.
centre-table-office-wrong = Write “Yes”, or leave it empty. The office is removed on the page of the set-up.
centre-table-zone-twice = This zone stands further up already. Keep one of the lines.
centre-table-zone-differs = This zone has another name already. Leave this one empty, or rename the zone on the page of the set-up.
centre-table-zone-counter-twice = One of these counters stands in another zone further up. A counter is in one zone.
centre-table-staff-nobody = Write the address of the employee.
centre-table-staff-unknown = Nobody who works in the entity has this address. Add them as an employee first, or correct the address.
centre-table-staff-elsewhere = This employee works in another centre. Nothing is made of this line; if they are to serve here, change their centre on their page first.
centre-table-staff-nothing = Write what this employee serves, or “All services”.
centre-table-serves-not-here = The centre does not offer this service. Add a line that offers it in a queue, or take it out.
centre-table-lang-unknown = Write “Arabic”, “English” or “Both”, or leave it empty.
centre-table-role-unknown = Write “Employee”, “Supervisor” or “Centre manager”, or leave it empty.
centre-table-role-not-yours = Only the entity’s administrator gives roles. Leave it empty, or ask them to import the table.

# The zones of a centre
centre-zones = Zones
centre-zones-about = For a centre with several halls or floors. Customers are told the zone of their counter once there are two; a display that stands in a zone shows and says the calls to its counters, to counters in no zone and to the centre manager’s office.
centre-zone = Zone
centre-zone-empty = No counters yet
centre-zone-add = Add a zone
centre-zone-change = Change this zone
centre-zone-hint = As customers read it on the spot, such as “First floor”.
centre-zone-counters = Its counters
centre-zone-counters-hint = Such as 1-4, 7. A counter is in one zone; it leaves the one where it was.
centre-zone-counters-wrong = Write numbers of counters that the centre has, such as 1-4, 7.
centre-zone-save = Save the zone
centre-zone-another = Add another zone instead
centre-zone-remove = Remove this zone
centre-zone-remove-text = Its counters and devices stay, in no zone. Displays that stood in it show the whole centre.
centre-zone-remove-act = Remove the zone
centre-zone-taken = Another zone of the centre has this name. Choose another.
centre-zones-many = The centre has as many zones as it may. Remove one that is no longer used first.
centre-zone-choose = Choose a zone of this centre.
centre-zone-none = No zone: the whole centre
centre-device-zone = Zone
centre-device-zone-hint = A display in a zone shows the calls to the counters of this zone, to those in no zone and to the manager’s office. A kiosk gives tickets for the whole centre, and its zone only says here where it stands. A plate is in the zone of its counter.

# What a centre prints
centre-sheets = To print
centre-sheets-of = To print: { $centre }
centre-sheets-about = Each opens as a PDF in Arabic and English, for your printer or a print shop.
centre-sheets-people = Name plates and cards
centre-sheets-people-about = The name and the job title are those on the page of each employee.
centre-sheets-nobody = Nobody works in this centre yet.
centre-sheets-untitled = A job title is missing
centre-sheets-untitled-who = Without a job title in both languages: { $who }. The entity’s administrator writes it on the page of the employee.
centre-sheets-who = Whose
centre-sheets-all = All who work here
centre-sheets-seat = The one where they sit now
centre-sheets-seat-hint = For the plate of one employee. The plate of whoever sits nowhere bears no number.
centre-sheets-plates = Name plates
centre-sheets-cards = Cards
centre-sheets-cut = On A4, to cut out
centre-sheets-own = In their own size
centre-sheets-own-plate = Print my name plate
centre-sheets-own-card = Print my card
centre-sheets-a4 = On A4
centre-sheets-a3 = On A3
centre-notices = Notices for the hall and the door
centre-notice-hours = Opening hours
centre-notice-hours-about = The week as it is now, with Ramadan and other seasons to come. Print it again when the hours change.
centre-notice-days = { $from } to { $to }
centre-notice-two-days = { $from } and { $to }
centre-notice-line = { $days }: { $hours }
centre-notice-season = { $season }:
centre-notice-holidays = The centre is closed on public holidays, unless it is announced otherwise.
centre-notice-page = Hours and waits now
centre-notice-priority = Older people and people with disabilities go first
centre-notice-priority-about = Who goes first, and how they say so.
centre-notice-priority-how = Choose “Priority” when you take your ticket, or tell a member of staff.
centre-notice-priority-proof = Nobody asks you for proof. If you need help, tell any member of staff.
centre-notice-opinion = Tell us what you think
centre-notice-opinion-about = How a visit is rated, and where complaints and suggestions go.
centre-notice-opinion-rate = Rate your visit: scan the code on your ticket with your phone, or ask a member of staff.
centre-notice-opinion-here = For a complaint or a suggestion, speak to any member of staff, or ask to meet the manager of the centre.
centre-notice-opinion-page = You can also write to us: scan the code below.
centre-notice-opinion-phone = You can also call us.
centre-notice-entity = Our page
centre-notice-phone = Call us
centre-notice-joining-about = For the door: scan, see how many wait, and take a ticket.
centre-notice-documents-of = The documents of a service
centre-notice-documents-none = The catalogue names no documents for any service of this centre yet. The entity’s administrator writes them on the page of services.
centre-notice-documents = Please bring with you:
