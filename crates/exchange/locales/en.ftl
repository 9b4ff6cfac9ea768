# Import of cases and customers from another help desk.
exchange-imports = Import
exchange-import = Imported file
exchange-imports-hint = Cases and customers come over from the system you worked with before, as a CSV file. The file is checked first and nothing is made until you say so. What was imported can be undone as long as nobody has worked on it. No message is sent to customers.
exchange-new = New file
exchange-what = What is in the file
exchange-kind-cases = Cases
exchange-kind-customers = Customers
exchange-kind-needed = Write cases or customers.
exchange-kind-of-system = { $kind } from { $system }
exchange-system = Name of the other system
exchange-system-hint = It stands in the history of each case. By it and the number there, nothing is imported twice.
exchange-system-needed = Write the name of the other system, in 60 characters or fewer.
exchange-goes-on = Where work on the cases goes on
exchange-goes-on-hint = The mailbox from which their customers are answered. Not needed for customers.
exchange-goes-on-needed = Choose the mailbox in which work on the cases goes on.
exchange-no-place = No mailbox is open, so cases cannot be imported now. Customers can.
exchange-file = File
exchange-file-hint = A CSV file in UTF-8 with commas or semicolons, the names of its columns first. Up to 20,000 lines and 20 MB.
exchange-file-needed = Choose the file.
exchange-try = Check the file
exchange-try-again = Check again
exchange-before = Imported files
exchange-when = When
exchange-state = Status
exchange-made = Imported
exchange-state-tried = Checked
exchange-state-running = Being imported
exchange-state-done = Done
exchange-state-failed = Stopped by an error
exchange-failed-text = Work on this file stopped because of an error; the system’s log says which. Undo what was imported of it, then import the file again.
exchange-state-undoing = Being undone
exchange-state-undone = Undone
exchange-would = What the check found
exchange-would-hint = Nothing has been made yet.
exchange-missing = It is not known which column has:
exchange-would-open = { $n ->
    [one] { $n } open case would be imported
   *[other] { $n } open cases would be imported
}
exchange-would-closed = { $n ->
    [one] { $n } closed case would be imported
   *[other] { $n } closed cases would be imported
}
exchange-would-customers = { $n ->
    [one] { $n } customer would be imported
   *[other] { $n } customers would be imported
}
exchange-would-known = { $n ->
    [one] { $n } line was imported before and is left alone
   *[other] { $n } lines were imported before and are left alone
}
exchange-would-wrong = { $n ->
    [one] { $n } line cannot be imported
   *[other] { $n } lines cannot be imported
}
exchange-would-doubtful = { $n ->
    [one] { $n } line has something that was not understood and is imported without it
   *[other] { $n } lines have something that was not understood and are imported without it
}
exchange-did-make = { $n ->
    [one] { $n } line was imported
   *[other] { $n } lines were imported
}
exchange-did-know = { $n ->
    [one] { $n } line had been imported before
   *[other] { $n } lines had been imported before
}
exchange-did-wrong = { $n ->
    [one] { $n } line could not be imported
   *[other] { $n } lines could not be imported
}
exchange-did-undo = { $n ->
    [one] { $n } line was undone
   *[other] { $n } lines were undone
}
exchange-did-keep = { $n ->
    [one] { $n } line stays because somebody has worked on it
   *[other] { $n } lines stay because somebody has worked on them
}
exchange-nothing-to-make = Nothing in the file can be imported. Correct the columns or the file, then check it again.
exchange-not-tried = This import has begun, so its columns stay as they are.
exchange-not-done = An import is undone only once it has ended, and while something of it is there.
exchange-start = Import
exchange-remove = Remove the file
exchange-wrong = Lines that cannot be imported
exchange-doubtful = What was not understood and is left out
exchange-line = Line
exchange-columns = Which column has what
exchange-columns-hint = The columns were known by their names. Correct what is not in its place, then check again.
exchange-column-none = Not in the file
exchange-columns-changed = The columns have just been corrected. Look at what the check found, then begin again.
exchange-column-twice = This column is chosen for more than one thing. Choose a column for each.
exchange-progress = Done so far
exchange-goes-by-itself = It goes on by itself; you can leave this page.
exchange-undo = Undo the whole import
exchange-undo-text = The cases and customers that came from this file are removed. A case that somebody has worked on, or in which its customer has written since, stays.
exchange-field-number = Number there
exchange-field-subject = Subject
exchange-field-text = Text of the message
exchange-field-reply = Last reply
exchange-field-name = Customer’s name
exchange-field-email = Customer’s email
exchange-field-phone = Customer’s phone
exchange-field-lang = Customer’s language
exchange-field-gender = Customer’s gender
exchange-field-service = Service
exchange-field-urgency = Urgency
exchange-field-state = Status
exchange-field-owner = Owner
exchange-field-opened = When it came
exchange-field-answered = When it was answered last
exchange-field-closed = When it was closed
exchange-wrong-missing = { $field }: nothing is written here, and nothing can be imported without it.
exchange-wrong-doubled = { $field }: “{ $value }” stands in an earlier line of the file.
exchange-wrong-says-nothing = { $field }: the case has neither a subject nor a text.
exchange-wrong-unreachable = { $field }: the customer has neither an email nor a phone and cannot be reached.
exchange-wrong-before = { $field }: “{ $value }” is before the case came.
exchange-wrong-future = { $field }: “{ $value }” is still to come.
exchange-wrong-time = { $field }: “{ $value }” is not a time that is understood. Write it as 2026-03-01 14:05 or 01/03/2026 14:05.
exchange-wrong-state = { $field }: “{ $value }” is not a status that is understood. Write open, answered or closed.
exchange-wrong-address = { $field }: “{ $value }” is not an email address.
exchange-wrong-phone = { $field }: “{ $value }” is not a phone number.
exchange-wrong-long = { $field }: the text is longer than is taken.
exchange-wrong-failed = { $field }: “{ $value }” could not be imported. The system’s log says why.
exchange-left-out = { $field }: “{ $value }” is not known here; the line is imported without it.
event-exchange-import-begun = { $rows ->
    [one] An import of { $rows } line from { $system } began
   *[other] An import of { $rows } lines from { $system } began
}
event-exchange-import-ended = An import ended: { $made } imported, { $known } known before, { $wrong } could not be
event-exchange-undoing-begun = Undoing an import began
event-exchange-import-undone = An import was undone; { $kept } of what it brought stays

# What happened, in the audit trail and as evidence
event-exchange-import-begun-short = An import began
event-exchange-import-ended-short = An import ended
event-exchange-import-undone-short = An import was undone

# What programs can do, each in a sentence.
exchange-does-try-import = Hands a file of another help desk over to be tried; nothing is made of it yet.
exchange-does-show-import = An import: what it would make and what is wrong, or how far it is.
exchange-does-run-import = Lets an import run that was tried; it goes on by itself.
exchange-does-undo-import = Takes back what an import made, where nobody has touched it; it goes on by itself.
