# Words of the shell: errors and signing in
platform-error-title = This could not be done
platform-error-home = Home page
platform-error-reference = Error reference:
platform-error-signed-out = You need to sign in
platform-error-signed-out-detail = Your session has ended or you have not signed in yet. Sign in to come back to where you were.
platform-error-forbidden = You do not have permission for this
platform-error-forbidden-detail = If your work needs it, ask your entity’s administrator for the permission.
platform-error-not-found = We could not find that
platform-error-not-found-detail = The address may have changed, or the page may be gone. Check the link or start from the home page.
platform-error-invalid = Some details need correcting
platform-error-invalid-detail = Nothing has been saved yet. Correct the following and send it again.
platform-error-refused = This cannot be done now
platform-error-refused-detail = Nothing has changed.
platform-error-conflict = This changed while you were working on it
platform-error-conflict-detail = Someone else changed it first, and we have not overwritten their work. Load the page again, then repeat your change.
platform-error-busy = The service is busy
platform-error-busy-detail = Your request was not carried out. Try again in a moment.
platform-error-read-only = Nothing can be saved at the moment
platform-error-read-only-detail = Storage is full or takes no writes. Nothing was saved; reading still works. The system’s operator has been told.
platform-error-broken = Something went wrong on our side
platform-error-broken-detail = Your request was not completed. Try again; if it happens again, tell us the reference.
platform-unreadable = This could not be read. Correct how it is written, and send it again.
platform-field-unknown = There is no field { $field } here. Leave it out, or correct its name.
platform-field-missing = The field { $field } is needed, and was not sent.
platform-field-twice = The field { $field } was sent twice. Send it once.
platform-field-kind = The field { $field } does not take such a value. Correct it.
platform-not-json = What was sent is not valid JSON: it cannot be read from line { $line }, column { $column }, on.
platform-needs-json = Send it as JSON, with the header content-type: application/json.
platform-too-large = The request is larger than is allowed.
platform-sign-in = Sign in
already-exists = There is one like this already. Nothing was changed; look for it, or write it differently.
already-changed = This was changed meanwhile. Load the page again and look at what stands there now.

# What programs can do, each in a sentence.
platform-does-document = This document.
platform-does-list-tokens = The caller's tokens.
platform-does-revoke-token = Revokes one of the caller's tokens.
platform-does-list-webhooks = The entity's webhook endpoints.
platform-does-add-webhook = Adds a webhook endpoint.
platform-does-remove-webhook = Removes a webhook endpoint.
platform-does-renew-webhook = Changes an endpoint's secret; the old one signs on for a day.

phone-no-number = That is no telephone number. Write, for example, 3612 3456, or one of another country with its code, such as +44 7700 900123.
phone-no-country = The country is missing. Begin the number with + and the country’s code.
phone-no-mobile = That number in Bahrain is not a mobile one: no text message reaches it. Write a mobile number.
platform-file-over = This link has expired. Open the file once more from the page where you found it.
