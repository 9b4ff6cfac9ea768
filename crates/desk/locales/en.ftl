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
