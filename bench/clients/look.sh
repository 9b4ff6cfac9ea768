#!/usr/bin/env bash
# look.sh PICTURES LETTER.eml…: opens letters that left in Thunderbird, as they are and as plain text, on a display of their own, and keeps a
# picture of each: NAME.png and NAME-plain.png. The letters are those that a demonstration keeps in its folder `outbox`. Needs: thunderbird xvfb
# imagemagick fonts-noto-core (Debian). About twenty seconds a picture; LOOK_PATIENCE says how many, LOOK_DISPLAY on which display.
set -euo pipefail
pictures=$(realpath -m "$1"); shift
work=$(mktemp -d); display=:${LOOK_DISPLAY:-77}
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT
mkdir -p "$pictures"
Xvfb "$display" -screen 0 1100x1000x24 >/dev/null 2>&1 &
sleep 2

# A profile without an account to be asked for, and without a word to the world.
profile() {
  mkdir -p "$1"
  cat > "$1/user.js" <<PREFS
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.spotlight.firstRunDone", true);
user_pref("mail.rights.version", 1);
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mailnews.start_page.enabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("toolkit.telemetry.enabled", false);
user_pref("app.update.enabled", false);
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.accountmanager.localfoldersserver", "server1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.server.server1.hostname", "Local Folders");
user_pref("mail.server.server1.name", "Local Folders");
user_pref("mail.server.server1.type", "none");
user_pref("mail.server.server1.userName", "nobody");
user_pref("mailnews.display.prefer_plaintext", $2);
user_pref("mailnews.display.html_as", $3);
PREFS
}

# picture LETTER NAME PLAIN HTML_AS
picture() {
  profile "$work/$2" "$3" "$4"
  HOME=$work DISPLAY=$display thunderbird --profile "$work/$2" "$1" >/dev/null 2>&1 &
  local program=$!
  sleep "${LOOK_PATIENCE:-20}"
  DISPLAY=$display import -window root "$pictures/$2.png"
  kill "$program"; wait "$program" 2>/dev/null || true
}

for letter in "$@"; do
  name=$(basename "$letter" .eml)
  picture "$(realpath "$letter")" "$name" false 0
  picture "$(realpath "$letter")" "$name-plain" true 1
done
