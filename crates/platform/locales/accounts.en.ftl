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
