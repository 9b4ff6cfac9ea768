"""DKIM and ARC by dkimpy, for the tests that compare: messages on standard input, answers on standard output."""
import base64
import sys

import dkim
import dns.resolver
import nacl.signing


def asking(port):
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], int(port)

    def look(name, timeout=5):
        name = name.decode() if isinstance(name, bytes) else name
        try:
            return b"".join(resolver.resolve(name, "TXT", lifetime=5)[0].strings)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return None

    return look


def verify(port):
    message = sys.stdin.buffer.read()
    signed = dkim.DKIM(message)
    count = sum(1 for name, _ in signed.headers if name.lower() == b"dkim-signature")
    for index in range(count):
        try:
            print("pass" if dkim.DKIM(message).verify(idx=index, dnsfunc=asking(port)) else "fail")
        except dkim.DKIMException as trouble:
            print("error", trouble)


def sign(kind, selector, domain, key):
    message, private = sys.stdin.buffer.read(), open(key, "rb").read()
    algorithm = b"rsa-sha256" if kind == "rsa" else b"ed25519-sha256"
    form = (b"relaxed", b"simple")
    field = dkim.sign(message, selector.encode(), domain.encode(), private, canonicalize=form, signature_algorithm=algorithm)
    sys.stdout.buffer.write(field + message)


def seal(selector, domain, key):
    message, private = sys.stdin.buffer.read(), open(key, "rb").read()
    fields = dkim.arc_sign(message, selector.encode(), domain.encode(), private, domain.encode())
    sys.stdout.buffer.write(b"".join(fields) + message)


def fresh(path):
    key = nacl.signing.SigningKey.generate()
    open(path, "wb").write(base64.b64encode(bytes(key)))
    print(base64.b64encode(bytes(key.verify_key)).decode())


{"verify": verify, "sign": sign, "seal": seal, "fresh": fresh}[sys.argv[1]](*sys.argv[2:])
