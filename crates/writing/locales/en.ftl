# Remarks on the text of a reply before it goes out
writing-spelling = “{ $word }” may be misspelt.
writing-grammar = “{ $word }” is not right at this place of the sentence.
writing-slang = “{ $word }” is colloquial; a reply is written in formal language.
writing-slang-rewrite = “{ $word }” does not suit a formal reply; please write the sentence anew.
writing-contraction = “{ $word }” is a short form; better written out.
writing-vague-date = “{ $phrase }” gives no time; say the day and the date.
writing-vague-who = “{ $phrase }” names nobody; say which department or person.
writing-vague-amount = “{ $phrase }” leaves open how much or which; give the number or the list.
writing-gap = “{ $phrase }” is still to be filled in.
writing-blame = “{ $phrase }” may sound like blame. Instead: { $instead }
writing-blame-others = “{ $phrase }” may sound as if others were to blame. Instead: { $instead }
writing-long-sentence =
    { $count ->
        [one] The sentence has one word; at most { $most } are easy to read.
       *[other] The sentence has { $count } words; at most { $most } are easy to read.
    }
writing-leak-personal-number = A personal number is shown here. Cover it, or send it in a secure message.
writing-leak-card = The number of a payment card is shown here. Cover it, or send it in a secure message.
writing-leak-iban = A bank account number (IBAN) is shown here. Cover it, or send it in a secure message.
writing-leak-passport = A passport number is shown here. Cover it, or send it in a secure message.
writing-leak-password = A password or code is shown here. Codes are never sent by email.
writing-leak-health = Something about a person's health is shown here. Send it in a secure message.
writing-leak-pattern = Something that your entity keeps confidential is shown here. Cover it, or send it in a secure message.
writing-missing-salutation = The customer is not addressed by title and name.
writing-missing-greeting = There is no greeting.
writing-missing-thanks = The customer is not thanked for getting in touch.
writing-missing-closing = There is no closing greeting.
writing-missing-signature = There is no signature: name, job title, department and contact numbers.
writing-salutation-other-name = The reply addresses “{ $name }”, but the customer is “{ $customer }”.
writing-salutation-gender = The form of address does not agree with what is recorded of the customer.
writing-language-ar = The reply is set to leave in Arabic; its text is in English.
writing-language-en = The reply is set to leave in English; its text is in Arabic.
