"""A push service with its browsers (RFC 8030): each browser has keys of its own, reads what is sent to it with another implementation of the
encryption (http_ece, whose author wrote the standard), and the service checks who sent it (RFC 8292). Prints its port; then answers each line of its
input with one line: "browser KEY" makes a browser that only takes what KEY signs, "answer STATUS" is what it answers from then on, "shown" is what
has come. Ends when its input does."""

import base64
import json
import os
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

browsers, came, told = [], [], {"status": 201}
lock = threading.Lock()


def letters(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def claims_of(header, key, origin):
    """What the token says, once it is seen that this key signed it for this service."""
    scheme, _, rest = header.partition(" ")
    assert scheme.lower() == "vapid", header
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert parts["k"] == key, "signed with another key than the browser was told"
    head, body, signature = parts["t"].split(".")
    said = json.loads(raw(head))
    assert said["alg"] == "ES256" and said["typ"] == "JWT", said
    pair = raw(signature)
    assert len(pair) == 64, "two numbers of 32 bytes"
    signed = encode_dss_signature(int.from_bytes(pair[:32], "big"), int.from_bytes(pair[32:], "big"))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(key))
    public.verify(signed, f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256()))
    claims = json.loads(raw(body))
    assert claims["aud"] == origin, claims
    assert claims["sub"].split(":")[0] in ("mailto", "https", "http"), claims
    return claims


def take(path, headers, body, origin):
    browser = browsers[int(path.rsplit("/", 1)[1])]
    assert headers["Content-Encoding"] == "aes128gcm", headers
    assert 0 <= int(headers["TTL"]) <= 86400, headers
    assert headers["Urgency"] in ("very-low", "low", "normal", "high"), headers
    assert re.fullmatch("[A-Za-z0-9_-]{1,32}", headers["Topic"]), headers
    claims = claims_of(headers["Authorization"], browser["key"], origin)
    assert len(body) <= 4096, "larger than a push service must take"
    message = http_ece.decrypt(body, private_key=browser["private"], auth_secret=browser["secret"], version="aes128gcm")
    said = {"browser": path, "said": json.loads(message), "ttl": int(headers["TTL"]), "topic": headers["Topic"], "until": claims["exp"]}
    return said


class Service(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        origin = f"http://127.0.0.1:{self.server.server_port}"
        with lock:
            status = told["status"]
            try:
                came.append({"status": status, **take(self.path, self.headers, body, origin)})
            except Exception as wrong:
                came.append({"status": 400, "wrong": f"{type(wrong).__name__} {wrong}"})
                status = 400
        self.send_response(status)
        self.send_header("Location", f"{origin}/message/1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def fresh(key):
    private, secret = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    browsers.append({"private": private, "secret": secret, "key": key})
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    path = f"/push/{len(browsers) - 1}"
    return {"endpoint": f"http://127.0.0.1:{server.server_port}{path}", "p256dh": letters(point), "auth": letters(secret), "path": path}


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
for line in sys.stdin:
    word, _, rest = line.strip().partition(" ")
    with lock:
        if word == "browser":
            answer = fresh(rest)
        elif word == "answer":
            told["status"], answer = int(rest), {}
        else:
            answer = came
        print(json.dumps(answer), flush=True)
