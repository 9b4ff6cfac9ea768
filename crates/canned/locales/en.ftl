# The words of canned replies
canned-replies = Canned replies
canned-about = A canned reply is one text in Arabic and English that employees put into their replies. It is reviewed in time, so that it stays right.
canned-new = New canned reply
canned-change = Change a canned reply
canned-empty = No canned replies yet
canned-empty-text = Write what comes up again and again once, in both languages, and your colleagues find it while they write.
canned-title = Title
canned-title-ar = Title in Arabic
canned-title-en = Title in English
canned-text-ar = Text in Arabic
canned-text-en = Text in English
canned-text-hint = Greeting, thanks, closing and signature are put round every reply: leave them out here.
canned-shortcut = Shortcut
canned-shortcut-hint = A short word that is typed after a slash, such as: permit
canned-service = Service
canned-any-service = All services
canned-used = Used
canned-uses = { $n ->
    [0] Not used yet
    [1] Once
    [2] Twice
    [one] { $n } time
   *[other] { $n } times
}
canned-review-on = To be reviewed on
canned-due = Due for review
canned-reviewed = Reviewed: it is right
canned-offered = Offered while writing
canned-offered-hint = Untick to stop offering it without deleting it.
canned-not-offered = Stopped
canned-placeholders = What is replaced in the text
canned-placeholders-text = What stands in braces becomes the details of the case and the customer. What is not known stays visible as a gap, to be filled before sending.
canned-field-name = customer’s name
canned-field-reference = reference
canned-field-service = service
canned-field-due = time of the reply
canned-field-employee = employee’s name
canned-field-entity = entity
canned-forms-example = {"{"}his|her|their{"}"}
canned-forms-text = the form for a man, for a woman, and where neither is known
canned-shortcut-word = Write one word of letters and digits, of 20 characters at most.
canned-shortcut-taken = Another canned reply has this shortcut. Choose a different one.
canned-title-needed = Write a title of 80 characters at most.
canned-text-needed = Write a text of 4,000 characters at most.
canned-brace = There is a brace without its other half. Close it or delete it.
canned-unknown = Nothing stands for “{ $what }”. Choose from the list above.
canned-forms = Something is missing in “{ $what }”. Write three forms with a bar between them: his|her|their.
canned-review-day = Write a day, such as 25/11/2026.
canned-too-many = The entity has 500 canned replies, which is the most. Change one of them instead of adding another.
canned-find = Search the canned replies
canned-none-found = No canned reply has these words.
canned-gap-left = A gap in the text is not filled: { $what }. Fill it before you send.

# What happened, in the audit trail and as evidence
event-canned-saved = A canned reply was saved or reviewed

# What programs can do, each in a sentence.
canned-does-list = The entity's canned replies, at most 500, those that must be reviewed first at the head.
