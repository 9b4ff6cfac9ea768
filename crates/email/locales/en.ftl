# Words of the email channel
email-channel = Email
email-reply = Reply by email
email-subject = Subject of the reply
email-body = Text of the reply
email-send = Send reply
email-send-end = Send and close
email-part-subject = Subject to the matter
email-part-salutation = Salutation and greeting
email-part-thanks = Thanks for getting in touch
email-part-signature = Signature
email-subject-other = The subject seems to be about something else: it shares no word with the case.
email-subject-secret = There is confidential data in the subject, which travels openly. Take it out.
email-verdict = { $n ->
    [0] Nothing stops sending
    [one] One thing stops sending
   *[other] { $n } things stop sending
}
email-answer-here = Insert a place for the answer
email-answer-place = About your question “{ $question }”: [answer]
email-scheduled-outside = This time is outside working hours: nobody is there to see what the customer replies.
email-scheduled-late = This time is after the one by which the customer is to have an answer.
email-look-ask = Ask a supervisor to look first
email-look-ask-hint = A supervisor sees your reply before it leaves, and sends it, changes it or gives it back to you. The time of the reply runs on.
email-questions = { $n ->
    [one] One question in the message
   *[other] { $n } questions in the message
}
email-override = Send anyway
email-override-reason = Reason (it will be reviewed)
email-body-empty = Write the text of the reply.
email-subject-empty = Write a subject for the reply.
email-subject-generic = The subject says too little. Say what the message is about.
email-subject-long = The subject is longer than 100 characters. Shorten it.
email-confidential = The reply holds confidential data, which does not go by email. Remove or mask it, or send it as a secure message.
email-nobody-to-answer = There is no message from a customer to answer.
email-address-taken = A mailbox with this address is there already. Write another address.
email-address-unreadable = This is not an email address. Write it as name@example.com
email-mailbox-name-both = Write the mailbox’s name in Arabic and in English.
email-word-one = Write one word.
email-follow = To follow your case: reference { $reference } and code { $code } at { $address }
email-quoted = On { $when } { $who } wrote:
email-deliveries = Email replies
email-means-sla = A clock of 24 hours for each message unless the entity agreed otherwise, with a warning when it is late; measured from receipt to reply.
email-means-subject = No reply leaves with an empty or generic subject; one is proposed from the matter and the service.
email-means-salutation = The salutation is composed from the customer’s record, gendered in Arabic or “dear customer”, and checked at sending.
email-means-greeting = Greeting and thanks are composed with every reply and checked at sending.
email-means-signature = No reply leaves without a closing greeting, name, title, department and numbers in its language.
email-means-font-size = Outgoing mail has one house style; there is no choice of letter size.
email-means-correct = Spelling is checked in Arabic and English as one types; errors left at sending are counted.
email-means-confidential = Confidential data stops the sending; only a recorded reason overrides it.
email-means-slang = Colloquial and ambiguous words are marked as one types, with a plain alternative.
email-means-teammate = Each case has an owner and a back-up, and work moves to the back-up in an absence.
email-means-questions = The customer’s questions are proposed from the message beside the reply; whoever answers adds, removes and words them anew.
email-no-mailbox = This entity takes no messages from the site at the moment. Please call it or visit its centre.
email-acknowledgements = Acknowledgements of new cases
email-acknowledgement-subject = We received your message – { $reference }
email-acknowledgement-text =
    Dear customer,

    Thank you for writing to the { $entity }. Your message has arrived, and a customer service employee will answer it.
email-acknowledgement-due = A reply is due by { $due }, Bahrain time.
email-acknowledgement-machine = This message was written automatically.
email-due-moved-letters = Letters about changed due times
email-due-moved-subject = The time of our reply has changed – { $reference }
email-due-moved-text =
    Dear customer,

    The time by which the { $entity } answers you has changed. The reply was due by { $before }; it is now due by { $after }, Bahrain time. You need not do anything.

    This message was written automatically.
email-confidential-reason = The reply holds confidential data. Remove or mask it, or write the reason for sending it all the same.
email-copy-empty = There is no text in this copy of a reply.
email-lang-unknown = Choose Arabic or English.
email-reply-failed = The last reply did not reach the customer
email-reply-waiting = The last reply waits for the mail server
email-word-right = Add to my words
email-write-ar = Write in Arabic
email-write-en = Write in English
email-questions-hint = Tick each question that your reply answers.
email-message = Message
email-to-case = To the case
email-original = Save the original
email-files = { $n ->
    [one] One file
   *[other] { $n } files
}
email-files-hint = Files come from the sender. They are saved and never opened here.
email-file-unnamed = File { $n }
email-kilobytes = { $n } kB
email-kind-named = { $what }, { $name }
email-kind-picture = picture
email-kind-sound = sound
email-kind-film = video
email-kind-document = document
email-kind-table = table
email-kind-slides = slides
email-kind-archive = archive
email-kind-program = program
email-kind-web-page = web page
email-kind-invitation = invitation
email-kind-contact = contact
email-kind-text = text
email-kind-letter = letter
email-kind-other = file
email-formatted = As the sender formatted it
email-formatted-hint = Nothing in it runs, and nothing is loaded from elsewhere.
email-from = From
email-answers-to = Replies go to
email-to = To
email-cc = Copy to
email-date = Date it bears
email-kept-at = Received or written
email-state = State
email-state-received = Received
email-state-waiting = Waiting to be sent
email-state-sent = Taken by the mail server
email-state-failed = Not delivered
email-state-outside = Sent from another mail program; this is its copy
email-sender-proved = Sender proved
email-sender-refuted = Sender not proved, may be forged
email-sender-refuted-text = Its sender’s address is not proved: the domain says that its mail always bears a proof, and this message bears none. Somebody else may have written it. Do not take it as the customer’s word before you have checked with them in another way.
email-sender-unsure-text = Its sender could not be checked when it came, because DNS did not answer.
email-verification = Verification mail, not shown outside
email-verification-text = It looks like verification mail of another service, with a code or a link for a new account or password. The customer is not shown it, and no reply quotes it. Do not pass on what it holds.
email-standing = Proof of the sender
email-standing-proved = Its domain vouches for it
email-standing-unproved = Nothing vouches for it, and its domain does not ask for that
email-standing-unsure = Could not be found out
email-standing-refuted = Its domain denies it
email-check-pass = holds
email-check-fail = does not hold
email-check-softfail = probably does not hold
email-check-neutral = says nothing
email-check-none = there is none
email-check-temperror = DNS did not answer
email-check-permerror = what DNS holds cannot be read
email-policy-none = the domain asks for nothing
email-policy-quarantine = the domain asks for caution
email-policy-reject = the domain asks that it be refused
email-answers-elsewhere = It asks for answers at another address than its sender’s. Replies go to the sender.
email-automatic-reply = A machine answered; no person wrote it.
email-automatic-out-of-office = A notice of absence, written by a machine.
email-automatic-bounce = A report that mail was not delivered.
email-automatic-list = Mail from a mailing list or newsletter.
email-automatic-notice = A notice that a machine sent.
email-fault-over-size = It is larger than 50 MB and was not read to its end. The original is kept whole.
email-fault-too-many-parts = It has too many parts; the rest is only in the original.
email-fault-too-deep = Its parts are nested too deep; the inner ones are only in the original.
email-fault-too-many-headers = Its header is too long; the rest is only in the original.
email-fault-long-list = It names very many addresses; not all were read.
email-fault-long-text = Its text is very long; the rest is only in the original.
email-fault-charset = Its character set could not be read everywhere: { $name }
email-fault-encoding = It is damaged in places.
email-fault-boundary = Its parts are not divided as they should be.
email-fault-zero-byte = It holds zero bytes, shown as �.
email-fault-sender = Its sender cannot be read, or there are several.
email-fault-date = It bears no usable date.
email-fault-unreadable = It could not be read. Look at its original.
email-fault-unmatched = It bears the code of a case that was made for somebody else, so it opened a case of its own.
email-fault-same-id = Another message with the same id and other content came before it.
email-fault-as-colleague = It bears the address of somebody who works here, and nothing proves that it is theirs.
email-fault-odd-sender = The address of its sender has letters of other alphabets that are easily mistaken for common ones: { $name }
email-fault-like-us = The address of its sender is not ours, though it looks like ours: { $name }
email-fault-other-address = Where the name of its sender belongs, it shows an address that is not theirs: { $name }
email-fault-odd-link = A link in it leads to an address with letters that are easily mistaken for common ones: { $name }
email-fault-link-like-us = A link in it leads to an address that is not ours, though it looks like ours: { $name }
email-sender-looks-like = Sender’s address may be mistaken for another
email-links-look-like = A link may be mistaken for another
email-sender-colleague = Bears a colleague’s address; not proved to be theirs
email-sender-same-id = Another message with the same id came before
email-mailboxes = Mailboxes
email-mailboxes-empty = No mailboxes yet
email-mailboxes-empty-text = Add the address at which customers write to you.
email-mailbox-open = Takes mail
email-mailbox-closed = Closed
email-mailbox-change = Name and agreement
email-mailbox-takes = Takes mail
email-mailbox-new = New mailbox
email-mailbox-add = Add mailbox
email-address = Address
email-name-ar = Name in Arabic
email-name-en = Name in English
email-hours = Hours to reply
email-hours-number = Write the hours as a number from 1 to 720.
email-measure = Counted
email-measure-clock = By the clock
email-measure-working = In working hours
email-agreement-clock = { $n ->
    [one] A reply within one hour by the clock
   *[other] A reply within { $n } hours by the clock
}
email-agreement-working = { $n ->
    [one] A reply within one working hour
   *[other] A reply within { $n } working hours
}
email-source = Fetch mail from another server
email-source-hint = Mail in this folder is fetched by IMAP. Each message is kept here before it is marked there.
email-source-trouble = Mail could not be fetched
email-source-fetched = Fetched { $when }
email-source-since = Failing since: { $since } · Next attempt: { $next }
email-skipped = Messages that the server would not give
email-skipped-hint = Each was asked for on three connections and not given, while other mail came. Open this mailbox with a mail program or on the provider’s site, look for the message that arrived shortly before the time shown, and forward it to this address. It is asked for again by itself until it comes.
email-skipped-one = Message { $uid } on the server
email-skipped-at = Could not be fetched: { $when }
email-skipped-next = Next attempt: { $when }
email-skipped-again = Try now
email-skipped-remove = Take off the list
email-skipped-removal = The message stays on the server, and is asked for no more.
email-skipped-remove-do = Take it off now
email-source-removal = The server and its password are erased, and no more mail is fetched from it. What has arrived stays.
email-source-removal-do = Remove it now
email-source-remove = Fetch no longer
email-source-server = Server
email-source-port = Port
email-source-security = Encryption
email-source-user-name = User
email-source-password-label = Password
email-source-password-hint = It is kept sealed. Leave it empty to keep the present one.
email-source-folder-name = Folder
email-source-move-to = Folder to move to
email-security-tls = TLS
email-security-starttls = STARTTLS
email-security-none = None, inside one network only
email-afterwards = After a message is kept here
email-afterwards-seen = It is marked as read there
email-afterwards-move = It is moved there
email-afterwards-nothing = Nothing changes there
email-source-inside = This server stands inside the installation’s own network. Ask the operator to allow it (setting mail.inside_hosts), or name a server outside.
email-source-host = Write the server’s name and port, such as imap.example.com and 993.
email-source-user = Write the user’s name on that server.
email-source-folder = Write the folder, such as INBOX.
email-source-password = Write the password.
email-source-choice = Choose one of the list.
email-source-move = Write the folder to which messages are moved.
email-acknowledge = Acknowledgement
email-acknowledge-hint = A customer who opens a case by email is told once a day at most that it arrived, with its reference and code.
email-acknowledge-wish = Acknowledge new cases
email-letters = Letters of the installation: invitations and password links

# Events, as timelines say them
event-email-received = A message arrived by email
event-email-reply-sent = A reply was written
event-email-confidential-sent = Confidential data was sent by email, for the reason given
event-email-acknowledged = The customer was told that the message had arrived
event-email-new-time-told = The customer was told the new time: { $due_at }
event-email-delayed = The mail server has not taken the reply yet; it is tried again
event-email-delivered-yes = The mail server took the reply
event-email-delivered-no = The reply did not reach the customer
event-email-mailbox-saved = A mailbox was set up or changed
event-email-source-changed = Where a mailbox’s mail is fetched from was changed
event-email-message-skipped = The server of a mailbox would not give a message, while others came
event-email-asked-in-vain = Somebody asked for a message or a file that is not there, or not theirs to read
event-email-skipped-settled-again = A message that the server would not give is asked for again now
event-email-skipped-settled-came = A message that the server had not given arrived
event-email-skipped-settled-gone = A message that the server had not given is no longer there
event-email-skipped-settled-given-up = A message that the server would not give was taken off the list
event-email-source-fails-fails = Mail of a mailbox could not be fetched for 15 minutes or more; who looks after it was told
event-email-source-fails-works = Mail of the mailbox is fetched again
event-email-relay-fails-fails = The mail server took no letters for 15 minutes or more; who looks after it was told
event-email-relay-fails-works = The mail server takes letters again
desk-notice-mailboxes-skipped = The server of a mailbox would not give a message, while others came. See what to do.
desk-notice-mailboxes-fail = Mail of a mailbox could not be fetched for 15 minutes or more. See why, and what to do.
desk-notice-mailboxes-work = Mail of the mailbox is fetched again
desk-notice-deliveries-fail = The mail server took no letters for 15 minutes or more. They are kept, and leave by themselves once it works.
desk-notice-deliveries-work = The mail server takes letters again
email-reply-files = Files that go with the reply
email-reply-files-add = Attach files (10 at most, 15 MB together)
email-reply-files-attach = Attach
email-reply-file-remove = Remove { $name }
email-reply-files-large = The files are larger than 15 MB together. Remove some, or send them in more than one reply.
email-reply-files-many = The reply has 10 files, which is the most. Remove one before you add another.
email-reply-files-program = This file is a program, and programs are not sent by email.
email-reply-files-changed = A file was added or removed while the reply was being sent. Look at the files and send again.
email-other-ways = Other ways to send: later, or as a secure message
email-later-opening = When working hours begin: { $at }
email-later-day = Day
email-later-time = Time
email-later-chosen = Send at this time
email-scheduled = This reply leaves on { $at }
email-scheduled-hint = It is a draft until then. If the customer writes or the case changes before, it does not leave, and you are told.
email-call-back = Do not send it later
email-schedule-when = Write a day and a time that have not passed, within 14 days, such as 25/11/2026 and 08:00.
event-email-reply-scheduled = A reply was written, to leave on { $send_at }
event-email-reply-called-back = The reply is not sent later; it is a draft
event-email-reply-held = The reply did not leave at its time; its writer was told
desk-notice-copied-wrote = Somebody who got a copy of your reply wrote in the case
desk-notice-reply-held = Your reply did not leave at its time; it is kept as a draft. Look at it and send it.
email-secure-hint = The text and the files stay here, encrypted; the customer gets a link that opens with a code sent to their address. It expires after 14 days, and each opening is recorded.
email-secure-send = Send the text as a secure message
email-secure-unproved = It is not known that { $address } is the customer’s address. Let them answer a letter of yours first, call them, or say how you have made sure of it. Your text is kept.
email-secure-send-phone = Send the text as a secure message, its code by text message to { $phone }
email-secure-phone = The customer’s phone for the code
email-secure-by-phone = The code goes by text message to { $phone }
email-secure-no-gateway = Text messages do not leave this installation yet. Your text is kept: send the secure message with its code to the customer’s address.
email-secure-phone-unproved = Nobody has made sure yet that the phone { $phone } is the customer’s. Say first how you have made sure. Your text is kept.
email-secure-code-sms = { $entity }: code { $code } for your message, good for ten minutes. Do not give it to anyone.
email-secure-will-send-phone = To open the message we send a code by text message to your phone, whose number ends like this: { $phone }
email-secure-sent-to-phone = We sent a code of six digits by text message to the phone { $phone }. It is good for ten minutes.
email-proof = Making sure of the address
email-proof-address = Replies in this case go to
email-proof-link = It is not known yet that the address is the customer’s: a secure message waits for that.
email-proof-open = See what proves it
email-proof-by-domain = The domain of the address vouches for a message that came from it. A secure message can be sent.
email-proof-by-letter = A letter that went to the address was answered from it. A secure message can be sent.
email-proof-by-word = An employee has made sure of it. A secure message can be sent.
email-proof-none = Nothing proves yet that the address is the customer’s. Anybody can write one down, and a mistyped one is somebody else’s.
email-proof-ways = Write that you are looking into it: once the customer answers that letter, the address is proved. Or call them.
email-proof-how = How have you made sure?
email-proof-how-hint = For example: the customer spelt it to me at the counter, with the identity card. It is recorded with your name.
email-proof-how-needed = Write in 10 to 500 characters how you have made sure.
email-proof-other = Replies in this case now go to another address. What you wrote is kept below; make sure of the address shown now.
email-proof-confirm = The address is the customer’s
event-email-address-confirmed = An employee made sure that the address is the customer’s
email-secure-letter =
    Our answer to your message has confidential data in it, which we do not send by email. You can read it on this page:

    { $link }

    When you open it, a code of six digits comes to this address. The page can be opened until { $until }.
email-secure-title = Secure message
email-secure-lead = The { $entity } has sent you a reply that contains confidential data.
email-secure-until = It can be opened until { $until }.
email-secure-will-send = To open the message we send a code to your address { $address }
email-secure-ask = Send the code
email-secure-ask-again = Send another code
email-secure-sent-to = We sent a code of six digits to { $address }. It is good for ten minutes.
email-secure-code = Code
email-secure-code-hint = Six digits
email-secure-open = Open the message
email-secure-wrong = The code is not right, or it has expired. Check it, or ask for another one.
email-secure-over = This message can no longer be opened. Write to us if you need what is in it.
email-secure-codes = Too many codes were sent for this message. Write to us and we send a new message.
email-secure-again = To open the message once more you need a new code.
email-secure-codes-sent = Codes of secure messages
email-secure-code-subject = Code for your secure message: { $code }
email-secure-code-text = Code: { $code }. It works once, within ten minutes.
email-secure-code-warning = Do not give this code to anyone; we never ask for it by phone or email. If you did not ask for it, there is nothing you need to do.
email-secure-state = Secure message
email-secure-opened = { $n ->
    [zero] Not opened yet
    [one] Opened once
    [two] Opened twice
    [few] Opened { $n } times
    [many] Opened { $n } times
   *[other] Opened { $n } times
}
email-secure-withdrawn = Withdrawn: it does not open
email-secure-ended = It has expired
email-secure-withdraw = Withdraw the message
email-secure-withdraw-text = The link opens nothing after that, and it cannot be undone.
email-secure-reveal = Show the text
email-secure-reason = Write why you look at it: the reason is recorded.
email-secure-reason-label = Reason
email-secure-text = Text of the secure message
event-email-secure-sent = The reply was sent as a secure message
event-email-secure-code-sent = A code for the secure message was sent to the customer
event-email-secure-opened = The customer opened the secure message
event-email-secure-refused = A wrong code was tried on the secure message
event-email-secure-revealed = The text of the secure message was shown, because: { $reason }
event-email-secure-revealed-short = The text of the secure message was shown; the reason is recorded
event-email-secure-withdrawn = The secure message was withdrawn
email-signing-keys = Keys for signing mail
email-signing-keys-text = The entity’s mail is signed with its keys (DKIM), so that whoever receives it knows that it is from the entity and unchanged. A key signs once its record is seen in DNS.
email-signing-keys-empty = No keys yet
email-signing-keys-empty-text = The entity’s mail leaves unsigned, and may be refused or taken for spam.
email-key-waiting = Waits to be published in DNS
email-key-signing = Signs
email-key-retiring = A newer key has taken over
email-key-retired = Gone
email-key-kind = Kind
email-key-kind-rsa = RSA of 2048 bits
email-key-kind-ed25519 = Ed25519
email-key-kind-unknown = Choose a kind from the list.
email-key-since = In use since { $when }
email-key-until = Stays published until { $when }, so that what it signed arrives
email-key-checked = DNS was asked { $when }
email-key-here = The record is published as it should be.
email-key-other = Another record stands under this name. Publish the text shown here as it is, then check again.
email-key-missing = There is no record under this name yet. Publish it and check again; it may take an hour or more to be seen.
email-key-unknown = DNS did not answer. Nothing has changed; check again in a while.
email-key-to-publish = Publish this record in DNS, then check it. The key signs nothing before that.
email-key-may-go = Its record is no longer needed and may be removed from DNS.
email-key-record-name = Name of the record
email-key-record-type = Its type
email-key-record-text = Its text
email-key-check = Check DNS
email-key-withdraw = Withdraw the key
email-key-withdrawal = The private key is removed now and signs nothing more. What it signed and is still under way stays valid as long as the record is published; if the key fell into other hands, remove its record from DNS too.
email-key-withdrawal-do = Withdraw it now
email-key-new = New key
email-key-new-hint = To change keys, make a new one of the same kind: it takes over when it is seen in DNS, and the old one stays published for eight days until what it signed has arrived. Every receiver takes RSA; Ed25519 is shorter and some do not know it. Both may be used together.
email-key-domain-label = Domain
email-key-domain = Choose one of the domains of the entity’s mailboxes.
email-key-many = The entity has fifty keys already. Withdraw those that are not needed first.
email-key-make = Make the key
event-email-signing-key-changed = A key for signing mail was made, or its state changed
email-questions-open = Left open: {"{}"}
email-means-points = The customer’s questions are points beside the reply, ticked when the text answers them.
email-means-answers = Each point is ticked when the reply answers it; what is left open is shown at sending and measured.
email-means-concise = Long sentences are marked while one writes.
email-means-short = Sentences of more than 35 words that are left in a reply are counted when it is sent.
email-means-forward = A case is handed over to somebody qualified with a note, and its clock goes on.
email-reply-files-lost = The file did not arrive. Check the connection, and that the files are no larger than 15 MB together, and attach it again.
email-reply-files-picture = This picture cannot be freed of what is hidden in it, such as where it was taken. Save it as JPEG or PNG and attach that.
email-reply-changed = The text of the reply was changed after its time was set. Look at it and send it.
email-gap-left = A place in brackets was left open in the text. Fill it or take it out.
email-stopped = This stops the reply: { $what }. Correct it, or write the reason for sending it all the same; the reason will be reviewed.
email-checked-confidential = confidential data
email-checked-doubtful = what may be confidential data
email-checked-gap = a place that was not filled
email-checked-spelling = a misspelling
email-checked-slang = a colloquial word
email-checked-vague = a phrase that can be misunderstood
email-checked-blame = a phrase that blames
email-checked-length = a very long sentence
email-checked-language = a text in another language than the reply’s
email-checked-questions = a question of the customer left open
email-words = My words
email-words-text = Words that spelling does not mark in your replies; they can also be added beside a marked word while you write. They hold for you alone; words of the whole entity are added by its administrator.
email-words-empty = No words yet
email-words-empty-text = When a right word of yours is marked, choose “Add to my words”.
email-words-many = There are as many words as there may be. Remove some first.
email-word = Word
email-word-add = Add
email-word-remove = Remove { $word }
email-remove = Remove
email-writing-rules = Rules for replies
email-writing-rules-text = What the entity’s replies are held against before they leave. Changes hold for what is written after them.
email-weights = What stops a reply
email-weights-text = Confidential data and places that were not filled always stop a reply. Choose what else stops it; the rest only warns. Whoever is stopped may send with a written reason, which a supervisor reviews.
email-shapes = What the entity holds confidential
email-shapes-text = Shapes of numbers and codes that do not leave by email, besides personal numbers, cards, accounts and passports.
email-shape = Shape
email-shape-hint = # is a digit, @ a letter, the rest stands for itself, such as EMP-####
email-shape-add = Add shape
email-shape-long = Write a shape of at most { $n } places.
email-shape-short = Write a shape of at least { $n } places with a digit among them, so that it does not stop every reply.
email-shapes-many = The entity has fifty shapes, which is the most. Remove one first.
email-entity-words = The entity’s words
email-entity-words-text = Names and terms that are right in the replies of all employees. Names of employees, services and centres are known already.
email-entity-words-new = New words, with spaces or lines between
email-entity-words-known = { $n ->
    [one] One word is known
   *[other] { $n } words are known
}
email-plain-words = Words that the entity does not want
email-plain-words-text = They are marked while one writes and the other is proposed, besides the known colloquial words.
email-plain-word = Word
email-plain-instead = Instead
email-plain-empty = Write what stands instead, in at most 60 characters.
email-reviews = Reviews of replies
email-reviews-text = Replies that left although something stopped them, each with its reason. Somebody other than the sender looks at them, and the sender sees what came of it.
email-reviews-waiting = Waiting for review
email-reviews-empty = No reply waits for review
email-reviews-empty-text = Each reply that left in spite of what stopped it appears here.
email-reviews-own = My replies
email-reviews-own-empty = None of your replies is here
email-reviews-own-empty-text = You sent no reply that something stopped.
email-review-open = Waits for review
email-review-accepted = Reason accepted
email-review-discuss = To be discussed with the employee
email-review-discussed = Discussed with the employee
email-review-what = What stopped it
email-review-reason = Reason for sending
email-review-note = The reviewer’s note
email-review-say = Note to the employee
email-review-accept = Accept the reason
email-review-talk = Needs discussion
email-review-talked = Discussed
email-review-own = Nobody reviews a reply of their own. Another supervisor does.
email-review-decided = Somebody reviewed it already. Load the page again to see what came of it.
email-review-note-empty = Write a note that the employee will read.
email-means-plain = Colloquial and ambiguous words left in a reply are counted when it is sent.
event-email-sent-despite = The reply was sent in spite of what stopped it, for the reason given
event-email-reply-reviewed-accepted = The reply was reviewed and the reason accepted
event-email-reply-reviewed-discuss = The reply was reviewed and is to be discussed with its writer
event-email-reply-reviewed-discussed = The reply was discussed with its writer
event-email-writing-rule-changed = The entity’s writing rules changed
desk-notice-reply-reviewed = A reply of yours that was sent in spite of what stopped it was reviewed. See “Reviews of replies”.
email-instead = Before the reply, or instead of it
email-interim-check = I need to check
email-interim-check-text = The customer gets a letter that says we are checking, and by when we answer. The case goes on waiting for your reply with its clock, and is not closed before it.
email-interim-check-what = What has to be checked?
email-interim-check-colleague = Colleague to ask
email-interim-error = Our error
email-interim-error-text = The customer gets an apology, what we do to put it right, and by when. That time is a promise on the case.
email-interim-error-what = What went wrong?
email-interim-error-colleague = Colleague who puts it right
email-interim-remedy = What do we do to put it right?
email-interim-later = Change a time that was told
email-interim-later-text = The customer is told the new time and why, before the earlier one comes.
email-interim-later-what = Why the time changes
email-interim-promise = Time that changes
email-interim-promise-none = Choose the time that changes.
email-interim-no-promise = No time is open in this case
email-interim-no-promise-text = The customer was told no time that is still to come.
email-interim-nobody = Nobody
email-interim-hours = { $n ->
    [one] One working hour
   *[other] { $n } working hours
}
email-interim-answer-within = The colleague answers within
email-interim-day = By when, as the customer is told
email-interim-when = Write a day and a time, such as 25/11/2026 and 12:00.
email-interim-past = Write a time that has not passed.
email-interim-what-empty = Write what the customer is to read here.
email-interim-remedy-empty = Write what we do to put it right.
email-interim-around = Salutation, greeting, the time, closing and signature are added as with every reply.
email-interim-send = Send to the customer
email-letter-in-ar = The customer reads it in Arabic
email-letter-in-en = The customer reads it in English
email-interim-letter-check =
    We are checking the following, so that what we tell you is exact:
    { $what }

    We will answer you by { $when }, Bahrain time.
email-interim-letter-error =
    We apologise for an error on our side:
    { $what }

    This is how we put it right:
    { $remedy }

    It will be done by { $when }, Bahrain time.
email-interim-letter-later =
    The time that we gave you, { $before }, has changed. It is now { $when }, Bahrain time, for this reason:
    { $what }

    We apologise for the change.
email-call-instead = Call instead of a reply
email-call-text = Where a call answers better than a letter, call the customer and write down here what came of it. A call is a reply only when the customer was reached.
email-call-number-label = Number
email-call-number = Write the telephone number in digits, such as +973 17000000.
email-call-outcome = Outcome
email-call-reached = The customer was reached
email-call-missed = The customer was not reached
email-call-said = What was said
email-call-said-empty = Write what the customer was told.
email-call-long = Write less than 2000 characters.
email-call-next = Next step
email-call-next-day = By when, as the customer was told
email-call-record = Record the call
email-call-entry-reached = Telephone call with the customer on { $number }
email-call-entry-missed = The customer was called on { $number } and not reached
email-call-entry-next = Next step: { $what }
email-means-call = The customer is called from the case instead of written to, and the outcome is recorded as the reply where they were reached.
email-means-check = “I need to check” is one act: a letter with a time, a question to a colleague, and a case that is not closed before the answer.
email-means-error = “Our error” is one act: an apology and a remedy with a time that is a promise; phrases that blame are marked before sending.
event-email-interim-sent-check = The customer was told that we are checking, with a time: { $due_at }
event-email-interim-sent-error = We apologised for an error of ours; it is put right by { $due_at }
event-email-interim-sent-later = The customer was told a new time: { $due_at }
event-email-called-instead-reached = The customer was called instead, and reached
event-email-called-instead-missed = The customer was called instead, and not reached
email-look = A supervisor’s look before sending
email-look-text = Replies of employees, and letters that go before an answer, wait for a supervisor, who sends them, sends them back with a remark, or changes them. The customer’s clock runs on meanwhile. Replies of supervisors do not wait.
email-look-wish = Replies wait for a supervisor’s look
email-look-minutes = Minutes that a reply waits
email-look-minutes-number = Write the minutes as a number from 5 to 1440.
email-look-then = If nobody has looked by then
email-look-then-up = The centre’s manager is told
email-look-then-send = It is sent as it was written
email-looks = Replies that wait for you
email-looks-text = This is how they were written. Send them as they are, change them and send them in their writer’s name, or send them back with a remark.
email-looks-empty = No reply waits
email-looks-empty-text = Each reply that waits for a supervisor’s look appears here, the oldest first.
email-look-due = Reply due to the customer:
email-older-read = Read what is new in the case
email-older-go-on = I have read it: go on with what I wrote
email-look-waits = To be looked at by:
email-look-is-up = Not looked at in time; those above were told
email-look-change-hint = Salutation, greeting, closing and its writer’s signature are added when it is sent.
email-look-letter = What the customer wrote
email-look-reply = The reply
email-look-points-hint = Ticked are those that the reply answers as it stands.
email-look-remark = Remark for the writer, if it goes back
email-look-remark-empty = Write a remark that tells the writer what is needed.
email-look-send = Send
email-look-back = Send back with the remark
email-look-waiting = This reply has waited for a supervisor’s look since { $since }
email-look-waiting-hint = It leaves once a supervisor has agreed. If the customer writes before, it does not leave until you have looked at it again.
email-look-call-back = Take the reply back to change it
email-look-changed = This reply does not wait any more as you saw it: it was sent, taken back or written anew. What waits now stands here.
email-look-files = These files go with a reply that waits for a supervisor’s look. Take the reply back first, then change them.
email-look-one = A reply of this case already waits for a supervisor’s look. Take it back first.
email-look-interim-past = The time that this letter tells has passed. Send it back to its writer.
event-email-look-wanted = A reply was written and waits for a supervisor’s look
event-email-look-ended-sent = A supervisor looked at the reply, and it was sent as it was written
event-email-look-ended-changed = A supervisor changed the reply, and it was sent
event-email-look-ended-returned = A supervisor sent the reply back with a remark
event-email-look-ended-called-back = The writer took the reply back before it was looked at
event-email-look-ended-timed = Nobody looked at the reply in time, so it was sent
event-email-look-went-up = Nobody looked at the reply in time, so those above were told
desk-notice-look-wanted = A reply waits for your look before it leaves
desk-notice-look-returned = A supervisor sent your reply back with a remark. It stands in the case, and the reply is kept as a draft.
desk-notice-look-up = A reply has waited long for a supervisor’s look
email-survey-letters = Letters that ask for an opinion when a case is closed
email-survey = The customer’s opinion when a case is closed
email-survey-text = Ten minutes after a case is closed its customer gets a letter with a link to rate the service with one tap. They are asked once for a case, and once in seven days at most; whoever was not answered is not asked.
email-survey-wish = We ask customers for their opinion
email-survey-subject = How was our service? – { $reference }
email-survey-letter =
    Dear customer,

    Your case { $reference } with the { $entity } is closed. We would like to know what you think of the service. One tap on this page is enough:

    { $link }

    If what you asked for is not done, an answer to this message opens the case again.
email-survey-over = The time for this survey is over: opinions are taken for thirty days after a request is closed. Thank you for your interest; you are welcome to write to us.
email-survey-title = Your opinion of the service
email-survey-lead = Your case with the { $entity }, reference
email-survey-question = How was the service?
email-survey-face-1 = Very bad
email-survey-face-2 = Bad
email-survey-face-3 = Acceptable
email-survey-face-4 = Good
email-survey-face-5 = Excellent
email-survey-score = Choose a number from 1 to 5.
email-survey-thanks = We have your opinion. Thank you
email-survey-thanks-text = Those who served you and those who improve the service see it.
email-survey-comment = Would you like to add anything?
email-survey-comment-hint = Please write no personal numbers here.
email-survey-comment-send = Send
email-survey-more = If you like, one more question
email-survey-asks-respect = Were you treated with respect and courtesy?
email-survey-asks-expectations = Did our service meet your expectations?
email-survey-asks-attention = Did you feel that your request was attended to at every stage?
email-survey-asks-trust = Do you trust what we told you?
email-survey-asks-influence = Did we leave you with a good impression of government services?
email-survey-yes = Yes
email-survey-other = This question is not asked. Please open the page from the message again.
email-survey-no = No
email-survey-long = Please write at most 1000 characters.
email-means-satisfied = The share of customers who give four or five of five when their case is closed, by week, centre, employee and service.
email-means-language = A reply is composed in the customer’s language, with everything round it, and whether it left in that language is counted.
email-means-private = Confidential data stops the sending and is offered a message that opens with a code; what left openly is counted and looked at.
email-means-survey = When a case is closed the customer is asked with one tap whether they are satisfied; it stands on the case, and its owner is told of dissatisfaction.
email-means-asked = After the rating each customer is asked one of five questions with one tap, each case in its turn; the share of yes stands in the scorecard.
email-means-trust = Promises kept are counted, and customers are asked in turn whether they trust what they were told.
event-email-opinion-asked = The customer will be asked for their opinion of the service
event-email-opinion-given = The customer rated the service: { $score } of 5
event-email-question-answered = { $said ->
    [yes] The customer answered yes to the question after the rating
   *[no] The customer answered no to the question after the rating
}
desk-notice-opinion-bad = The customer was not satisfied in a case of yours. Call them to find out why.

email-referrals = Cases handed to another entity
email-referral-letters = Letters about cases handed to another entity
email-refer-nothing = There is no message of the customer in this case that could be handed over.
email-refer-no-mailbox = That entity has no open mailbox. Choose another, or tell the customer how to reach it.
email-referral-subject = Your request is now with the { $own } – { $reference }
email-referral-text =
    Dear customer,

    Your request { $former } was passed from the { $from } to the { $own }, which is responsible for it. Its number there is { $reference }. You need not send anything again.

# Files that are looked at for viruses
email-scan-waiting = Being checked for viruses; it opens after that.
email-scan-late = Not checked for viruses yet: the scanner does not answer. It is tried again by itself, and nothing is lost.
email-scan-large = Not checked for viruses: it is larger than the scanner takes, and stays closed.
email-scan-found = Closed: the scanner found { $name } in it. It is kept for the record and opened by nobody.
email-original-closed = The original cannot be saved.
email-scan-reply-waits = The file { $file } has not been checked for viruses yet. Wait a moment and send again, or remove it.
email-scan-reply-large = The file { $file } is larger than the virus scanner takes, so it is not sent. Remove it, or send it in parts.
email-scan-reply-found = The scanner found { $name } in the file { $file }. Remove it; the reply does not leave with it.
event-email-files-scanned-clean = The files were checked for viruses; nothing was found
event-email-files-scanned-found = The virus scanner found this in the files: { $names }. They stay closed.
event-email-files-scanned-large = A file is larger than the virus scanner takes; it stays closed
desk-notice-file-found = The virus scanner found something in a file of this case. The file stays closed.
email-interim-kind = Write check, error or later.
email-review-stand = Write open, accepted, discuss or discussed.
email-check-unknown = One of these is no check that can be weighed.
email-follow-up = Tell the customer that it is done
email-follow-up-kept = The customer was promised completion by { $when }, and the promise was kept.
email-follow-up-send = Send the follow-up letter
email-follow-up-letter = We promised you that your request would be completed by { $when }, Bahrain time. We are pleased to tell you that it is done.
email-means-follow-up = On the day of a promise that was kept the owner is reminded, and one press sends a follow-up letter in the customer's language.

# Mail fetched with OAuth 2.0
email-login = How its server is entered
email-login-password = With a password
email-login-refresh = With OAuth 2.0, in the name of the mailbox’s owner
email-login-client = With OAuth 2.0, in the name of this program
email-token = OAuth 2.0
email-token-hint = For servers that take no passwords any more. Register this program with the mail provider, and enter what you get there.
email-token-url-label = Address for tokens
email-token-client-label = Client id
email-token-secret-label = Client secret
email-token-refresh-label = Refresh token
email-token-refresh-hint = What the owner of the mailbox allowed; not needed in the name of this program. It is kept sealed. Leave it empty to keep the present one.
email-token-scope-label = Scope, if the provider asks for one
email-token-url = Write the provider’s address for tokens, which begins with https:// and stands outside this network, or ask the operator to allow it (setting outgoing.allowed_hosts).
email-token-client-id = Write the client id that the provider gave this program.
email-token-client-secret = Write the client secret that the provider gave this program.
email-token-refresh = Write the refresh token that the provider gave when the owner of the mailbox allowed this program.
email-token-revoked = The provider has withdrawn what the owner of the mailbox allowed, or its time is over. Have the owner allow this program again, and enter the new refresh token here. Mail waits on its server meanwhile.
email-token-client = The provider does not accept this program’s client id and secret. Make a new secret there and enter it here. Mail waits on its server meanwhile.
email-token-refused = The provider refuses a token. Check the address for tokens, the scope and what this program may do there. It is tried again every quarter of an hour.
email-token-away = The provider of tokens does not answer, or not understandably. It is tried again by itself; there is nothing to do unless it lasts.
email-token-server = The mail server did not accept the token; another one is asked for by itself. If this stays, check the user’s name, and that the provider allows IMAP for this mailbox.

# Invitations and contacts that come as files
email-meeting-asked = An invitation to a meeting
email-meeting-changed = An invitation, changed
email-meeting-cancelled = The meeting is called off
email-meeting-answered = An answer to an invitation
email-meeting-other-time = Another time is proposed
email-meeting-known = A meeting
email-meeting-hint = Nothing is answered by itself: say in the reply whether someone will come.
email-meeting-what = What
email-meeting-when = When
email-meeting-sender = On the sender’s clock
email-meeting-again = Repeats
email-meeting-where = Where
email-meeting-host = Organiser
email-meeting-guests = Guests
email-meeting-more =
    { $n ->
        [one] and one more
       *[other] and { $n } more
    }
email-meeting-notes = Notes
email-meeting-unreadable = It cannot be read. Open the file.
email-meeting-from-to = { $from } – { $to }
email-meeting-begins = { $day }, { $time }
email-meeting-day = { $day }, all day
email-meeting-bahrain = { $when } (Bahrain time)
email-meeting-zone = { $when } ({ $zone } time)
email-meeting-local = { $when } (the sender names no time zone)
email-again-daily = Every day
email-again-weekly = Every week
email-again-monthly = Every month
email-again-yearly = Every year
email-again-otherwise = By a rule of its own; see the file
email-says-yes = { $name } (accepted)
email-says-no = { $name } (declined)
email-says-perhaps = { $name } (tentative)
email-contact = A contact
email-contact-hint = As the sender describes it; nothing of it is entered here by itself.
email-contact-name = Name
email-contact-title = Title
email-contact-organisation = Organisation
email-contact-phones = Telephone
email-contact-mails = Email
email-contact-addresses = Address

# Why a reply did not arrive
email-reply-refused-address = Check the customer’s address before you reply
email-state-late = late: the customer’s server has not taken it yet
email-bounce-no-such-user = this address does not exist. Look for a slip in it, or call the customer.
email-bounce-no-such-domain = nothing takes mail for this domain. Look for a slip in the address, or call the customer.
email-bounce-closed = this mailbox is switched off. Call the customer, or write to another address.
email-bounce-full = the customer’s mailbox is full. Call the customer, or write again later.
email-bounce-too-large = the letter is too large for the customer’s server. Send its files in parts.
email-bounce-refused = the customer’s server refuses our mail. Call the customer, and tell who runs the mail server.
email-bounce-unreachable = the customer’s server could not be reached in time. Write again later, or call the customer.
email-bounce-loop = it went round in circles between servers. Tell who runs the mail server, and call the customer.
email-draft-stands = A reply is being written in this case, so it stays.
email-questions-no-script = Without scripts a question counts as answered where the text of the reply shows it.
email-draft-keep = Keep the text
email-draft-keep-hint = Keep the text before you attach a file or leave the page: without scripts it is not kept by itself.
email-questions-send-open = Send although questions stay open
email-questions-open-first = These questions are not answered yet: { $questions }. Answer them, or tick that the reply leaves although they stay open. Nothing was sent; what you wrote is kept.
email-points-asked = What the customer asks, one question on each line
email-points-hint = Proposed from the message. Add a line, delete one or word it anew; what stands here is kept when you send, or with the button.
email-points-settle = Settle the questions
email-points-settled = Settled
email-points-many = { $n } questions at most. Put some of them together.
email-points-long = A question has { $n } characters at most. Shorten it.
email-call-better = A call may help more now
email-call-better-hint = Several letters have gone to and fro in this case. Where a call reaches the customer, it counts as the reply.
event-email-points-settled = What the message asks was settled: { $points } questions
event-email-opinion-lapsed = The customer gave no opinion while they could
email-means-understand = What the message asks is settled before the reply; whether the customer must ask the same again is counted.
email-means-prepared = Whether the points were settled before a reply that leaves a question open is counted.
email-means-aids = Spelling, colloquial words, phrases that blame and long sentences are marked in both languages as one types, each with a better wording.
email-means-way = A call that reached the customer counts for the right way; from the round of writing on that the entity sets, one more letter without a call counts against it.
email-means-handed = A hand-over with a note that somebody qualified answers is counted, and so is one that goes astray.
email-means-blame = Replies that put the fault on colleagues, the system or the procedures are counted, and so are errors that are not put right in time.
email-means-respect = Words that blame the customer or push them away are marked while the reply is written.
email-means-response = How many of the customers who were asked give an opinion is counted, and so is who did not while they could.
email-handed-over-letters = Letters about hand-overs
email-handed-over-subject = Your request is with another colleague now – { $reference }
email-handed-over-text =
    Dear customer,

    Your request { $reference } has been handed to another colleague at the { $entity }, who will answer you. You need not send anything again.
event-email-hand-over-told = The customer was told that a colleague answers now
email-left-draft = Draft of { $name }
email-left-draft-at = Saved: { $when }
email-left-draft-go-on = Go on with it
email-left-draft-own = You have written a reply in this case. Send it or clear its text before you go on with your colleague’s draft.

# What happened, in the audit trail and as evidence
event-email-called-instead = The customer was called instead
event-email-delivered = It became known whether the mail server took the reply
event-email-files-scanned = The files were checked for viruses
event-email-interim-sent-short = A letter went before the answer
event-email-look-ended = A supervisor’s look at the reply ended
event-email-new-time-told-short = The customer was told a new time
event-email-opinion-given-short = The customer gave an opinion
event-email-question-answered-short = The customer answered the question after the rating
event-email-points-settled-short = What the message asks was settled
event-email-relay-fails = Whether the mail server takes letters changed
event-email-reply-reviewed = The reply was reviewed
event-email-reply-scheduled-short = A reply was written, to leave later
event-email-skipped-settled = A message that the server would not give was settled
event-email-source-fails = Whether mail of a mailbox can be fetched changed
email-copies = Copy of the reply
email-copy-all = { $n ->
    [one] Copied by the customer to:
   *[other] Copied by the customer to these people:
}
email-copy-caution-confidential = There is confidential data in this case. Send a copy once you are sure that the customer wants them to see it.
email-copy-caution-unproved = It is not proved that the customer wrote the message; somebody else may have added them. Make sure before you send them a copy.
email-copy-caution-many = The customer copied more than three people. Make sure that all of them are to see the reply, or write the addresses of those who are below.
email-copy-caution-most = The customer copied more than 20 people, and a reply is copied to 20 at most. Write the addresses of those who are to get a copy below.
email-copy-caution-new = It is the first time that this customer writes. Make sure who the people are whom the customer copied before you send them a copy.
email-copy-secure = A secure message is for the customer alone, and no copy of it is sent. Choose nobody under “Copy of the reply”, then send it again.
email-copied-line = A copy of this reply was sent to: { $who }
email-copy-at-work = At work
email-copy-away = Away now
email-copy-away-tomorrow = Away tomorrow
email-copy-your-absence = Your absence tomorrow
email-copy-back-up = To whoever stands in:
email-copy-to = To colleagues, or to some of those whom the customer copied
email-copy-to-hint = Write names or email addresses, with commas between them.
email-copy-hint = A copy carries neither the customer’s code nor the customer’s message. What is written in answer to it comes into the case under its writer’s name, not the customer’s. No copies are sent of secure messages.
email-copy-unknown = Nobody in the entity has the name or address “{ $who }”. Write the name as it stands in the staff record, or the whole email address.
email-copy-unclear = More than one name here begins with “{ $who }”. Write the whole name.
email-copy-no-address = There is no email address in the staff record of “{ $who }”, so that no copy can be sent. Write a note in the case instead.
email-copy-outside = The address { $who } is outside the entity. Copies go to those whom the customer copied and to employees of the entity only.
email-copy-mailbox = The address { $who } is a mailbox of this system. To involve those who work on it, hand the case over or write a note.
email-copy-many = Copies go to { $n } people at most. Remove some of them.
email-copy-confidential = There is confidential data in the reply, and no copy of that is sent. Remove the data, or send the reply to the customer alone.
email-copy-code = The customer’s code stands in the reply, and is for the customer alone. Remove it, or send the reply without copies.
email-copy-large = The files are too large to be sent to so many. Remove some of the files or some of the copies.
email-copy-line = This is a copy, for your information, of our reply on case { $reference }. If you answer it, your answer comes into the case under your own name.
email-copy-line-colleague = A copy, for your information, of the reply on case { $reference }. What you answer to it comes into the case under your name.
    { $address }
email-copies-out = Copies of replies
email-sender-copied = Written by somebody who got a copy of the reply
email-sender-copies = Sent to others as well
email-fault-copied = The customer did not write it; somebody did who had got a copy of our reply.
event-email-reply-copied = Copies of the reply were sent: { $colleagues } in the entity, { $others } outside it
email-secure-files-hint = The files can be saved within half an hour of opening the message, and each saving is recorded.
email-secure-files-over = The time to save the files is over. Open the message with a new code.
event-email-copy-went = A copy of the reply went on
event-email-copy-went-sent = The mail server took a copy of the reply
event-email-copy-went-late = A copy of the reply is late
event-email-copy-went-failed = A copy of the reply was not delivered
event-email-secure-file-saved = The customer saved a file of the secure message, number { $place } of its files
event-email-secure-file-revealed = An employee took a file of the secure message, number { $place } of its files, because: { $reason }
event-email-secure-file-revealed-short = An employee took a file of the secure message; the reason is recorded
email-phrases = The guide’s lines
email-phrase-empathy = We appreciate what this has meant for you, and will follow it through with you to the end.
email-phrase-own-mistake = We apologise for this error. It was ours, and we have begun to put it right.
email-phrase-verify = We are checking this, so that our answer to you is precise.
email-phrase-steps-taken = So far we have taken these steps in your case: [list].
email-phrase-explain-steps = These are the steps that we need from you: [list].
email-phrase-expected-time = We expect to complete your request by [day and date].
email-phrase-more-help = We would be glad to help you with anything else.
event-email-reply-copied-short = Copies of the reply were sent to others than the customer
event-email-secure-file-saved-short = The customer saved a file of the secure message
email-reply-files-content = Send the content of the file in base64, and no empty file.

# What programs can do, each in a sentence.
email-does-list-reviews = Replies that left in spite of what stopped them, by how their review stands; the next page begins `after` the value of `next`.
email-does-end-review = Says what came of a review; nobody reviews a reply of their own.
email-does-list-looks = Replies that wait for a second look, the hundred that have waited longest.
email-does-end-look = Sends a reply that waits, as it was or changed, in its writer's name; or sends it back with a remark.
email-does-recall-look = Calls one's own reply back that waits: it is a draft again.
email-does-show-message = A message: who says they sent it, how far that is proved, and by which checks.
email-does-list-keys = The keys with which the entity signs its mail (DKIM), newest first.
email-does-make-key = Makes a key for a domain of the entity's mailboxes. It signs once its record is seen in DNS.
email-does-check-key = Asks DNS for a key's record; a waiting key that is there signs from now on, and the one before it retires.
email-does-withdraw-key = Withdraws a key at once; its private half is gone.
email-does-list-draft-files = The files of one's draft in a case, and whether each can leave.
email-does-attach = Puts a file to one's draft: ten at most, 15 MB together, no programs; pictures lose what is hidden in them.
email-does-detach = Takes a file away from one's draft.
email-does-follow-up = Sends the customer the letter that what was promised has been done.
email-does-list-skipped = The messages that a mailbox's server would not give, the oldest first, twenty at most.
email-does-ask-again = Asks again, at the next fetching, for a message that the server would not give.
email-does-give-up = Gives up a message that the server would not give: it is asked for no more.
email-does-list-left-drafts = What colleagues were writing in a case that one owns, the newest first.
email-does-take-draft = Makes a colleague's draft one's own, to go on with it; refused while one has written something oneself.
email-does-send-secure = Sends a reply whose text stays here, sealed: a letter with a link leaves, which opens with a code.
email-does-show-secure = How a secure message stands, by the message with its link: until when it opens, and how often it was opened.
email-does-withdraw-secure = Withdraws a secure message: its link opens nothing any more.
email-does-open-secure = The text of a secure message and its files, for a reason that is kept.
email-does-open-secure-file = The bytes of a file of a secure message, for a reason that is kept.
email-does-send-interim = Sends a letter before the answer, with the promise that it makes; the answer is still owed.
email-does-call-instead = Records a call instead of a reply: one that reached the customer is the answer.
email-does-show-opinion = What the customer said of the service when the case was closed, if they were asked.
email-does-list-mailboxes = The entity's mailboxes; the next page begins `after` the value of `next`.
email-does-reply = Sends a reply by email; salutation, greeting, closing and signature are put round the text.
email-does-record-copy = Records the copy of a reply that was sent from another mail program; the same copy twice is one reply.
email-does-show-points = What the newest message of a case asks, as it is proposed or as it was settled.
email-does-set-points = Settles what the newest message of a case asks.
email-does-show-writing-rules = What the entity's replies are held against.
email-does-set-writing-rules = Adds words and shapes, says what stops a reply, and whether customers are asked; what is left out stays as it is.
email-does-remove-writing-rule = Removes a word (`words`), a shape (`shapes`) or a word that was not wanted (`plain-words`).
email-does-show-address-proof = By what the address that answers of a case go to is proved to be the customer’s.
email-does-confirm-address = Says how an employee has made sure that the customer has the address.

# What a finding is about.
email-evident-misspelt = Misspelt:
email-evident-colloquial = Colloquial:
email-evident-vague = Leaves open:
email-evident-long = Very long sentence:
email-evident-shifting = Puts the fault elsewhere:
email-evident-leak = Confidential:
email-evident-unanswered = No answer seen in the reply to:
email-evident-asked-again = Asked again:
email-evident-subject = Subject:
email-evident-missing = Missing:
email-evident-salutation = the salutation
email-evident-greeting = the greeting
email-evident-thanks = the thanks
email-evident-closing = the closing greeting
email-evident-signature = the signature
email-evident-lang = Written in:
email-evident-customer-lang = The customer’s language:
email-evident-clock = The reply took:
email-evident-more = { $n ->
    [0] and no more
    [one] and one more
   *[other] and { $n } more
}
