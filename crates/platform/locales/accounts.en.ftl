# Words of signing in and of a person's own account

account-sign-in = Sign in
account-email = Work email
account-password = Password
account-wrong = The email address or the password is not right. Check both and try again.
account-held-seconds = { $n ->
    [one] Too many attempts. Try again in one second.
   *[other] Too many attempts. Try again in { $n } seconds.
}
account-held-minutes = { $n ->
    [one] Too many attempts. Try again in one minute.
   *[other] Too many attempts. Try again in { $n } minutes.
}
account-without-role = Your account has no role yet, so there is nothing to open. Ask your entity’s administrator for one.
account-disabled = This account has been closed.
account-email-wrong = Write an email address, such as name@entity.gov.bh.
account-password-short = { $n ->
    [one] Use at least one character. A few words in a row are easy to remember and hard to guess.
   *[other] Use at least { $n } characters. A few words in a row are easy to remember and hard to guess.
}
account-password-long = { $n ->
    [one] Use at most one character.
   *[other] Use at most { $n } characters.
}
account-password-common = Others use this password or one like it, so it is guessed first. Choose another.
account-password-own-words = This password is made of words that others know of you. Choose others.
account-step-over = Signing in took too long. Start again from here.
account-go-on = Continue

account-second = Show that it is you
account-code = Code from your app
account-code-hint = Six digits from your authenticator app, or one of your recovery codes.
account-code-wrong = This code is not right, or it was used already. Wait for the next one and try again.
account-second-lost = Lost your telephone and your recovery codes? Your entity’s administrator can let you start over.

account-enrol = Protect your account
account-enrol-why = A password alone is not enough for work with people’s matters. From now on a code from your telephone goes with it.
account-enrol-install = Open an authenticator app on your telephone, such as Microsoft Authenticator, Google Authenticator or Aegis.
account-enrol-scan = Add an account there and point the camera at this picture.
account-enrol-type = Write the six digits that the app shows.
account-enrol-picture = Picture for the authenticator app
account-enrol-by-hand = If the camera does not work, write this key into the app:
account-enrol-code = Code from the app

account-codes = Keep these recovery codes
account-codes-why = If your telephone is lost, each of these codes lets you sign in once. Print them or write them down, and keep them away from your telephone.
account-codes-once = They are shown this one time only. New ones make these worthless.
account-codes-kept = I have kept them

account-passkey-use = Use a passkey
account-passkey-failed = The passkey could not be used. Try again, or sign in another way.
account-passkey-needs-scripts = Your account uses passkeys, which need scripts in this browser. Switch scripts on, or use another device.
account-passkey-sign-in = Sign in with a passkey

account-forgotten-link = Forgot your password?
account-forgotten = Set a new password
account-forgotten-how = Write your work email. We send a link there that lets you set a new password.
account-forgotten-send = Send the link
account-forgotten-sent = If an account has this address, a letter with a link is on its way to it. The link works once, for 30 minutes.
account-forgotten-sent-hint = Nothing arrived? Look in the junk folder, or ask your entity’s administrator which address your account has.
account-back-to-sign-in = Back to signing in
account-link-over = This link was used already or has expired. Ask for a new one.
account-new-password = Set a new password
account-invitation = Welcome: choose your password
account-new-password-for = Account:
account-password-new = New password
account-password-current = Current password
account-password-set = Set password
account-password-change = Change password
account-password-hint = { $n ->
    [one] At least one character. A few words in a row make a good password.
   *[other] At least { $n } characters. A few words in a row make a good password.
}
account-password-ends-others = You are signed out everywhere else.
account-not-invited = This account is in use already and needs no invitation.
account-letter-reset-subject = Set a new password
account-letter-reset-text =
    Peace be upon you,

    Someone, most likely you, asked for a new password for your account. Open this address within 30 minutes to set one:

    { $link }

    If it was not you, do nothing: your password stays as it is.
account-letter-invitation-subject = Your account is ready
account-letter-invitation-text =
    Peace be upon you,

    An account was made for you. Open this address within seven days to choose your password:

    { $link }

account-setup = Set up this installation
account-setup-why = Nobody has an account here yet. The first one belongs to whoever runs this installation; it sees no customer data.
account-setup-create = Create the account
account-done-setup = The account is ready. Sign in with it to go on.
account-done-password-set = Your password has been set. Sign in with it.

account-entity = Choose where you are working
account-entity-which = Entity
account-entity-none = The installation as a whole
account-entity-number = Entity { $n }

account-security = Sign-in and security
account-confirm = Show that it is you
account-confirm-why = To change how your account is protected, write your password. It counts for ten minutes.
account-confirm-first = Write your password on the page “Sign-in and security” first, then repeat the change.
account-own-wrong = This is not your password.
account-last-factor = Your account needs a second factor. Set up another one before you remove this one.
account-app = Authenticator app
account-app-on = Set up
account-app-off = Not set up. An app on your telephone shows a code that goes with your password.
account-app-start = Set up an app
account-app-renew = Set up a new telephone
account-app-remove = Remove the app
account-passkeys = Passkeys
account-passkeys-why = A passkey lets you sign in with your fingerprint, face or a security key, and cannot be tricked by a false page.
account-passkey-name = Name
account-passkey-name-hint = For example: my office computer
account-passkey-added = Added
account-passkey-used = Last used
account-passkey-add = Add a passkey
account-remove = Remove
account-recovery = Recovery codes
account-codes-left = { $n ->
    [0] You have no recovery codes.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
}
account-codes-renew = Make new codes
account-sessions = Where you are signed in
account-session-browser = Browser
account-session-address = Address
account-session-since = Signed in
account-session-seen = Last used
account-session-this = This browser
account-session-end = Sign out there
account-sessions-end-others = Sign out everywhere else
account-done-password = Your password has been changed, and you are signed out everywhere else.
account-done-app-removed = The app has been removed.
account-done-passkey = The passkey has been added.
account-done-passkey-removed = The passkey has been removed.
account-done-session = That browser is signed out.
account-done-sessions = You are signed out everywhere else.

account-providers = Or with your entity’s sign-in
account-provider-left = You are signed out here.
account-provider-leave = Sign out of { $name } too
account-provider-failed = Your entity’s sign-in did not confirm who you are. Try again, or sign in another way.
account-provider-unlinked = Your entity’s sign-in is not linked to an account here yet. Sign in with your password and link it under “Sign-in and security”, or open your invitation again.
account-provider-elsewhere = This invitation is for another entity than the one whose sign-in you used.
account-provider-linked = Linked
account-provider-link = Link it
account-provider-link-why = Link your entity’s sign-in to use it here instead of your password.
account-done-provider = Your entity’s sign-in has been linked.

# Identity providers of an entity
providers-title = Entity sign-in
providers-intro = Let employees sign in with the entity’s own account through its identity provider (OpenID Connect). Who someone is is decided by a link that they make themselves or by their invitation, never by an address of mail.
providers-none = No identity provider yet
providers-none-text = Employees sign in with a password and a second factor.
providers-on = In use
providers-off = Off
providers-add = Add an identity provider
providers-change = Change
providers-try = Try it
providers-tried-well = It answers. People are sent to { $address }. Its secret is proven by the first sign-in.
providers-tried-badly = It could not be reached or did not answer as OpenID Connect asks: { $why }
providers-switch-on = Use it
providers-switch-off = Switch off
providers-remove = Remove
providers-removal-people = { $n ->
    [0] Nobody signs in with it yet.
    [one] One employee signs in with it.
   *[other] { $n } employees sign in with it.
}
providers-removal-lost = The client, its secret and what the claim means are erased and cannot be brought back; the sessions that it opened end at once; the roles that it gave stay until they are withdrawn on the employees’ pages. Whoever signs in with it alone stays out until it is entered anew or has a password. To stop for a while only, switch it off.
providers-removal-type = To confirm, write the name of the provider: { $name }
providers-removal-differs = This is not the name of the provider. Write { $name }.
providers-removal-do = Remove for good
providers-back = Register this return address with the provider:
providers-name = Name on the button
providers-name-hint = The page for signing in shows it to everybody.
providers-issuer = Issuer
providers-issuer-hint = Its address with https://, without /.well-known. No host inside this network can be reached.
providers-client = Client id
providers-secret = Client secret
providers-secret-hint = Kept sealed and never shown again. Leave it empty to keep the one that is known.
providers-claim = Claim with roles
providers-claim-hint = Such as groups. At each sign-in it gives roles for the whole entity and withdraws those that it gave. Roles given on an employee’s page stay until they are withdrawn there.
providers-claim-needed = Name the claim whose values these are.
providers-needs-name = Write the name for the button.
providers-needs-issuer = Write the issuer’s address.
providers-needs-client = Write the client id.
providers-needs-secret = Write the client secret.
providers-roles = What the claim’s values mean
providers-roles-hint = Separate several values with commas. Whoever bears none of them has only the roles that were given on their own page.
providers-role-employee = Employee
providers-role-supervisor = Supervisor
providers-role-centre-manager = Centre manager
providers-role-content-editor = Content editor
providers-role-quality-reviewer = Quality reviewer
providers-role-entity-administrator = Entity administrator

# What happened, in the audit trail and as evidence
event-account-created = An account was made
event-account-entity-chosen = Someone went on to another entity that they serve
event-account-factor-changed = A way of signing in changed
event-account-factor-changed-added = A way of signing in was added
event-account-factor-changed-removed = A way of signing in was removed
event-account-factor-changed-renewed = New recovery codes were made
event-account-factor-changed-used = A recovery code was used
event-account-factor-changed-reset = The second factors were removed, to begin again
event-account-link-made = A link that works once was made
event-account-link-made-reset = A link for setting a new password was made
event-account-link-made-invitation = A link of an invitation was made
event-account-link-made-setup = A link for setting the system up was made
event-account-password-changed = A password was set
event-account-provider-changed = The entity’s identity provider changed
event-account-provider-changed-saved = The details of an identity provider were saved
event-account-provider-changed-on = An identity provider came into use
event-account-provider-changed-off = An identity provider was switched off
event-account-provider-changed-removed = An identity provider was removed
event-account-refused = A sign-in was refused
event-account-refused-password = A sign-in was refused: email or password
event-account-refused-second-factor = A sign-in was refused: second factor
event-account-refused-passkey = A sign-in was refused: passkey
event-account-refused-provider = A sign-in was refused: identity provider
event-account-refused-held = A sign-in was refused after too many tries
event-account-role-changed = A role changed
event-account-role-changed-yes = A role was given
event-account-role-changed-no = A role was withdrawn
event-account-sessions-ended = Sessions of an account were ended
event-account-signed-in = Someone signed in
event-account-signed-out = Someone signed out
event-account-state-changed = The state of an account changed
event-account-state-changed-active = An account was opened
event-account-state-changed-disabled = An account was closed
event-account-token-made = A token was made
event-account-token-revoked = A token was revoked
