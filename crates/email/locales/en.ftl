# Words of the email channel
email-channel = Email
email-reply = Reply by email
email-subject = Subject of the reply
email-body = Text of the reply
email-send = Send reply
email-not-yours = A colleague owns this case. Take it over to reply.
email-questions = { $n ->
    [one] One question in the message
   *[other] { $n } questions in the message
}
email-override = Send with confidential data
email-override-reason = Reason (it will be reviewed)
email-body-empty = Write the text of the reply.
email-subject-empty = Write a subject for the reply.
email-subject-generic = The subject says too little. Say what the message is about.
email-subject-long = The subject is longer than 100 characters. Shorten it.
email-confidential = The reply holds confidential data, which does not go by email. Remove or mask it; only a supervisor may send it, with a reason.
email-nobody-to-answer = There is no message from a customer to answer.
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
email-means-questions = The customer’s questions are taken from the message and shown beside the reply.
email-no-mailbox = This entity takes no messages from the site at the moment. Please call it or visit its centre.
email-acknowledgements = Acknowledgements of new cases
email-acknowledgement-subject = We received your message – { $reference }
email-acknowledgement-text =
    Dear customer,

    Thank you for writing to { $entity }. Your message has arrived, and an employee will answer it.

    This message was written automatically.
email-confidential-reason = The reply holds confidential data. Remove or mask it, or write the reason for sending it all the same.
email-copy-empty = There is no text in this copy of a reply.
