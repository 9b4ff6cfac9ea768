# Walks through centres
centre-walks = Inspection walks
centre-walk = An inspection walk
centre-walk-goes-on = Your walk is still open
centre-walk-take-up = Take it up again
centre-walk-begin-title = A new walk
centre-walk-about = You look at each item and write down what you see: kept, not kept, or not observed. You see no scores, and nothing that others found today. A walk that you do not end today is ended after midnight with what you wrote down.
centre-walk-place = Where
centre-walk-where = Choose a centre or a counter
centre-walk-where-choose = Choose the centre or the counter to look at.
centre-walk-whole = { $centre }, all of it
centre-walk-counter = { $centre }, counter { $number }: { $who }
centre-walk-begin = Begin the walk
centre-walks-all = Walks
centre-walks-none = There is no walk yet.
centre-walk-not-ended = Begun, not ended
centre-walk-begun-at = Begun on { $time }, not ended
centre-walk-by-night = Ended automatically after its day
centre-walk-by-night-text = Nobody ended this walk on its day. It was ended with what had been written down, and nothing is said of what was not looked at.
centre-walk-discard = Discard the walk
centre-walk-discard-text = Nothing that you wrote down or photographed on this walk is kept, and nothing of it counts. This cannot be undone.
centre-walk-discard-act = Yes, discard it
desk-notice-walks-ended = Your inspection walk was still open when its day was over, and was ended with what you had written down
centre-walk-by = By
centre-walk-at = When
centre-walk-found = What was found
centre-walk-many-kept = { $n ->
    [0] None kept
    [one] One kept
   *[other] { $n } kept
}
centre-walk-many-not-kept = { $n ->
    [0] none not kept
    [one] one not kept
   *[other] { $n } not kept
}
centre-walk-many-not-seen = { $n ->
    [0] none unobserved
    [one] one not observed
   *[other] { $n } not observed
}
centre-walk-hidden = Shown from tomorrow on, so that whoever walks today looks with their own eyes
centre-walk-progress = Items looked at
centre-walk-kept = Kept
centre-walk-not-kept = Not kept
centre-walk-not-seen = Not observed
centre-walk-open-item = Not looked at
centre-walk-said = Written down
centre-walk-note = What you see
centre-walk-note-hint = Needed where it is not kept. Write what happened, and no judgement of the person.
centre-walk-note-missing = Write what you saw, so that whoever it concerns can answer.
centre-walk-choose = Choose what you saw.
centre-walk-clause = The clause’s own words
centre-walk-before = The one before
centre-walk-after = The next one
centre-walk-all = Every item was looked at
centre-walk-all-text = Look it through once more, and end the walk.
centre-walk-items = All items
centre-walk-end = End the walk
centre-walk-end-text = From then on what you wrote down cannot be changed. It counts from tomorrow on, so that whoever walks today looks with their own eyes. Nothing is said of what you did not look at.
centre-walk-end-act = Yes, end it
centre-walk-open = You have an open walk. Take it up again, and end or discard it first.
centre-walk-nobody = Nobody sits at this counter now. Choose another, or the whole centre.
centre-walk-own = This is your own counter. A colleague looks at it.
centre-walk-over = This walk has ended. What it found is changed no more.
centre-means-walked = Whoever walks through the centre writes down what they see of it, without seeing scores or what others found that day; what was found counts once the day is over, and whoever it concerns may dispute it.
event-centre-walk-began = A walk through the centre began
event-centre-walk-found = What was seen of a clause was written down on a walk
event-centre-walk-ended = A walk through the centre ended
event-centre-walk-discarded = A walk through the centre was discarded
centre-photo = Photograph
centre-photo-hint = Photograph the place, never people. Up to three, JPEG, PNG or WebP. Where and with what they were taken is removed.
centre-photo-add = Add a photograph
centre-photo-n = Photograph { $n }
centre-photo-remove = Remove photograph { $n }
centre-photo-none = Choose a photograph first.
centre-photo-kind = This is no whole JPEG, PNG or WebP picture. Take the photograph again.
centre-photo-large = This photograph is larger than 12 MB. Take it in a smaller size.
centre-photo-many = This item has three photographs already. Remove one first.
centre-photo-content = Send the bytes of the photograph in base64.
centre-does-add-photo = Adds a photograph to an item of the caller’s own walk
centre-does-show-photo = Hands out a photograph of a walk, as a picture
centre-does-remove-photo = Removes a photograph from the caller’s own walk
centre-does-list-walks = Lists the inspection walks, or the caller’s own alone as long as it is open; what others found is shown once their walk has ended, from the next day on
centre-does-begin-walk = Begins an inspection walk through a centre, or to one of its counters
centre-does-show-walk = Shows an inspection walk and what was written down of each item
centre-does-note-walk = Writes down what was seen of an item on the caller’s own walk
centre-does-discard-walk = Discards the caller’s own open walk with all that was written down on it
centre-does-end-walk = Ends the caller’s own walk; what was written down counts once the day is over
