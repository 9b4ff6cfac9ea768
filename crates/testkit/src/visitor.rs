//! A visitor without a browser: plain HTTP, cookies kept, redirects shown and not followed.

use std::collections::BTreeMap;
use std::io;
use std::io::Read;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// A debug build on a busy machine answers far sooner.
const PATIENCE: Duration = Duration::from_secs(120);

/// Someone who asks for pages, or a program with a token.
#[derive(Clone, Debug)]
pub struct Visitor {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
    token: Option<String>,
    key: Option<String>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Where it sends the visitor; empty when nowhere.
    pub fn leads_to(&self) -> &str {
        self.header("location").unwrap_or("")
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// The value of the first form field of this name; entities of HTML in it are not resolved.
    pub fn field(&self, name: &str) -> Option<String> {
        let tag = self.body.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap_or(""));
        let named = format!("name=\"{name}\"");
        let found = tag.into_iter().find(|tag| tag.contains(&named))?;
        found.split("value=\"").nth(1)?.split('"').next().map(str::to_owned)
    }
}

impl Visitor {
    /// Someone who is not signed in.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, cookies: BTreeMap::new(), token: None, key: None }
    }

    /// A program with a token.
    pub fn with_token(address: SocketAddr, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..Self::new(address) }
    }

    /// The same program with an idempotency key: what it asks again is done once.
    #[must_use]
    pub fn once(&self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self.clone() }
    }

    /// The same visitor at another address, as after a restart.
    #[must_use]
    pub fn at(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// What the browser keeps under a name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Signs in with a password; answers where that leads.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn sign_in(&mut self, email: &str, password: &str) -> io::Result<Answer> {
        self.post("/en/sign-in", &[("next", ""), ("email", email), ("password", password)])
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, None)
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.ask("POST", path, Some(("application/x-www-form-urlencoded", pairs.join("&"))))
    }

    /// Sends JSON.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn post_json(&mut self, path: &str, body: &Value) -> io::Result<Answer> {
        self.ask("POST", path, Some(("application/json", body.to_string())))
    }

    /// Sends JSON and hangs up before it is answered.
    ///
    /// # Errors
    /// When there is no server.
    pub fn hangs_up(&self, path: &str, body: &Value) -> io::Result<()> {
        self.send(&self.origin(), ("POST", path), Some(("application/json", body.to_string().into_bytes()))).map(drop)
    }

    /// Sends a form with a file in a field of this name.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn upload(&mut self, path: &str, (field, file): (&str, &str), bytes: &[u8]) -> io::Result<Answer> {
        let head = format!("--part\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{file}\"\r\n\r\n");
        let body = [head.as_bytes(), bytes, b"\r\n--part--\r\n"].concat();
        self.ask_from(&self.origin(), ("POST", path), Some(("multipart/form-data; boundary=part", body)))
    }

    /// Asks with any method.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn ask(&mut self, method: &str, path: &str, body: Option<(&str, String)>) -> io::Result<Answer> {
        self.ask_from(&self.origin(), (method, path), body.map(|(kind, body)| (kind, body.into_bytes())))
    }

    fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Asks as a page of another site makes a browser ask.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn from_another_site(&mut self, method: &str, path: &str) -> io::Result<Answer> {
        self.ask_from("https://elsewhere.example", (method, path), None)
    }

    fn ask_from(&mut self, origin: &str, asked: (&str, &str), body: Option<(&str, Vec<u8>)>) -> io::Result<Answer> {
        let mut bytes = Vec::new();
        self.send(origin, asked, body)?.read_to_end(&mut bytes)?;
        let answer = read(&bytes)?;
        self.keep_cookies(&answer);
        Ok(answer)
    }

    /// Sends a request; what comes back can be read from the connection.
    fn send(&self, origin: &str, (method, path): (&str, &str), body: Option<(&str, Vec<u8>)>) -> io::Result<TcpStream> {
        let (kind, body) = body.unwrap_or_default();
        let mut head = format!("{method} {path} HTTP/1.0\r\nHost: {}\r\nOrigin: {origin}\r\n", self.address);
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            head += &format!("Cookie: {}\r\n", cookies.join("; "));
        }
        if let Some(token) = &self.token {
            head += &format!("Authorization: Bearer {token}\r\n");
        }
        if let Some(key) = &self.key {
            head += &format!("Idempotency-Key: {key}\r\n");
        }
        if !kind.is_empty() {
            head += &format!("Content-Type: {kind}\r\n");
        }
        head += &format!("Content-Length: {}\r\n\r\n", body.len());
        let mut stream = TcpStream::connect_timeout(&self.address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body)?;
        Ok(stream)
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            if value.is_empty() || cookie.to_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn read(answer: &[u8]) -> io::Result<Answer> {
    let broken = || io::Error::new(io::ErrorKind::UnexpectedEof, "half an answer");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(broken)?;
    let (head, bytes) = (String::from_utf8_lossy(&answer[..end]), answer[end + 4..].to_vec());
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or_else(broken)?;
    let headers = lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
    Ok(Answer { status, headers: headers.collect(), body: String::from_utf8_lossy(&bytes).into_owned(), bytes })
}

/// A value in a form or an address, percent-encoded.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_with_its_headers_and_the_fields_of_its_form() {
        let text =
            "HTTP/1.1 303 See Other\r\nLocation: /en/desk\r\n\r\n<input type=\"hidden\" name=\"key\" value=\"k1\"><input name=\"x\">";
        let answer = read(text.as_bytes()).unwrap();
        assert_eq!((answer.status, answer.leads_to(), answer.field("key").as_deref()), (303, "/en/desk", Some("k1")));
    }

    #[test]
    fn a_form_keeps_arabic_and_signs_as_they_are() {
        assert_eq!(encoded("a b&ب"), "a%20b%26%D8%A8");
    }
}
