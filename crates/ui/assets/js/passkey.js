// @ts-check
// Passkeys. A button with data-passkey="register" or "sign-in" and two addresses:
//   data-start   POST → { "publicKey": … } as WebAuthn's JSON (identifiers in base64url)
//   data-finish  POST the answer in the same JSON → { "href": "/ar/…" } to go on, or a problem with "detail" to show
// The button stays hidden where the browser knows no passkeys, so the other ways to sign in are all there is.

const able = typeof PublicKeyCredential === 'function';

/** The server said no, in words for the reader. */
class Refused extends Error {}

/** @param {string} text base64url @returns {ArrayBuffer} */
function bytes(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer | null | undefined} buffer */
function base64url(buffer) {
  if (!buffer) return undefined;
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Identifiers in the server's options become bytes. @param {any} options */
function opened(options) {
  const open = (/** @type {any[]} */ list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.allowCredentials && { allowCredentials: open(options.allowCredentials) }),
    ...(options.excludeCredentials && { excludeCredentials: open(options.excludeCredentials) }),
  };
}

/** What the authenticator said, as JSON. @param {any} credential */
function closed(credential) {
  const { response } = credential;
  return {
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    extensions: credential.getClientExtensionResults?.() || {},
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      attestationObject: base64url(response.attestationObject),
      authenticatorData: base64url(response.authenticatorData),
      signature: base64url(response.signature),
      userHandle: base64url(response.userHandle),
      transports: response.getTransports?.(),
    },
  };
}

/** @param {string} url @param {unknown} body */
async function post(url, body) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(json.detail || '');
  return json;
}

/** @param {HTMLElement} button */
async function run(button) {
  const { passkey, start = '', finish = '' } = button.dataset;
  const label = new FormData(button.closest('form') || undefined);
  const { publicKey } = await post(start, Object.fromEntries(label));
  const options = { publicKey: opened(publicKey) };
  const credential = passkey === 'register' ? await navigator.credentials.create(options) : await navigator.credentials.get(options);
  const { href } = await post(finish, closed(credential));
  if (href) location.assign(href);
}

/** @param {HTMLElement} button @param {string} text */
function say(button, text) {
  const place = document.getElementById(button.dataset.says || '');
  if (!place) return;
  place.textContent = text || button.dataset.failed || '';
  place.removeAttribute('hidden');
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-passkey]'))) {
  button.hidden = !able;
  button.addEventListener('click', async () => {
    button.setAttribute('aria-busy', 'true');
    try {
      await run(button);
    } catch (error) {
      // Turned away by the person is no error to report; a browser's own words are for its makers.
      if (/** @type {Error} */ (error).name !== 'NotAllowedError') say(button, error instanceof Refused ? error.message : '');
    } finally {
      button.removeAttribute('aria-busy');
    }
  });
}
