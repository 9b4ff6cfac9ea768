//! A small blocking HTTP/1.1 client: it costs the machine little, so that what is measured is the server.
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use flate2::read::GzDecoder;
use serde_json::Value;

/// How long a server may be silent before the request counts as failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is asked, and what a right answer holds.
#[derive(Clone, Default)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path and query, percent-encoded.
    pub path: String,
    /// Beside Host, Connection and Content-Length.
    pub headers: Vec<(&'static str, String)>,
    /// Sent with a POST.
    pub body: Vec<u8>,
    /// Texts that the body of a right answer holds.
    pub expect: Vec<String>,
    /// The beginning of the address to which a right answer leads; empty where it leads nowhere.
    pub leads_to: String,
}

impl Request {
    /// A GET whose right answer holds every text of `expect`.
    pub fn get(path: impl Into<String>, expect: &[&str]) -> Self {
        Self { method: "GET", path: path.into(), expect: expect.iter().map(|text| (*text).to_owned()).collect(), ..Self::default() }
    }

    /// A POST of a form.
    pub fn form(path: &str, fields: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
        Self {
            method: "POST",
            path: path.to_owned(),
            headers: vec![("Content-Type", "application/x-www-form-urlencoded".to_owned())],
            body: pairs.join("&").into_bytes(),
            ..Self::default()
        }
    }

    /// A POST of JSON whose right answer holds every text of `expect`.
    pub fn json(path: impl Into<String>, body: &Value, expect: &[&str]) -> Self {
        let asked = Self { method: "POST", body: body.to_string().into_bytes(), ..Self::get(path, expect) };
        asked.with("Content-Type", "application/json")
    }

    /// The same with one more header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What came back.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header lines, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, unchunked.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of that (lower-case) name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is a success that holds what the request expects, and leads where it should.
    pub fn is_right_for(&self, request: &Request) -> bool {
        let leads = request.leads_to.is_empty() || self.header("location").is_some_and(|to| to.starts_with(&request.leads_to));
        self.status < 400 && leads && request.expect.iter().all(|text| holds(&self.body, text.as_bytes()))
    }

    /// The `name=value` of every cookie that it sets.
    pub fn cookies(&self) -> Vec<String> {
        let set = self.headers.iter().filter(|(key, _)| key == "set-cookie");
        set.filter_map(|(_, value)| value.split(';').next()).map(str::to_owned).collect()
    }
}

/// One worker's connection to a server, kept open between requests if `reuse` is set.
pub struct Client {
    server: SocketAddr,
    reuse: bool,
    open: Option<BufReader<TcpStream>>,
}

impl Client {
    /// A client that connects when it is first asked.
    pub fn new(server: SocketAddr, reuse: bool) -> Self {
        Self { server, reuse, open: None }
    }

    /// Sends a request and reads its whole answer.
    pub fn ask(&mut self, request: &Request) -> Result<Answer> {
        let mut stream = match self.open.take() {
            Some(stream) => stream,
            None => connect(self.server)?,
        };
        stream.get_mut().write_all(&wire(request, self.server, self.reuse))?;
        let answer = read(&mut stream)?;
        if self.reuse && answer.header("connection").is_none_or(|value| !value.eq_ignore_ascii_case("close")) {
            self.open = Some(stream);
        }
        Ok(answer)
    }
}

/// Everything but unreserved characters, percent-encoded.
pub fn percent(text: &str) -> String {
    let piece = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(piece).collect()
}

fn connect(server: SocketAddr) -> Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(server).with_context(|| format!("connecting to {server}"))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::with_capacity(64 * 1024, stream))
}

/// The bytes of a request.
pub fn wire(request: &Request, server: SocketAddr, reuse: bool) -> Vec<u8> {
    let mut head = format!(
        "{} {} HTTP/1.1\r\nHost: {server}\r\nConnection: {}\r\n",
        request.method,
        request.path,
        if reuse { "keep-alive" } else { "close" }
    );
    for (name, value) in &request.headers {
        head += &format!("{name}: {value}\r\n");
    }
    if request.method == "POST" {
        head += &format!("Content-Length: {}\r\n", request.body.len());
    }
    let mut bytes = (head + "\r\n").into_bytes();
    bytes.extend_from_slice(&request.body);
    bytes
}

fn read(stream: &mut BufReader<TcpStream>) -> Result<Answer> {
    let first = line(stream)?;
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok()).with_context(|| format!("not HTTP: {first:?}"))?;
    let mut headers = Vec::new();
    loop {
        let next = line(stream)?;
        let Some((name, value)) = next.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: Vec::new() };
    if answer.header("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked")) {
        answer.body = chunks(stream)?;
    } else if let Some(length) = answer.header("content-length") {
        answer.body = vec![0; length.parse()?];
        stream.read_exact(&mut answer.body)?;
    } else if status != 204 && status != 304 {
        stream.read_to_end(&mut answer.body)?;
    }
    if answer.header("content-encoding") == Some("gzip") {
        let mut plain = Vec::new();
        GzDecoder::new(answer.body.as_slice()).read_to_end(&mut plain)?;
        answer.body = plain;
    }
    Ok(answer)
}

fn chunks(stream: &mut BufReader<TcpStream>) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let head = line(stream)?;
        let size = usize::from_str_radix(head.split(';').next().unwrap_or_default().trim(), 16).context("size of a chunk")?;
        let start = body.len();
        body.resize(start + size, 0);
        stream.read_exact(&mut body[start..])?;
        line(stream)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

fn line(stream: &mut BufReader<TcpStream>) -> Result<String> {
    let mut bytes = Vec::new();
    stream.read_until(b'\n', &mut bytes)?;
    ensure!(bytes.ends_with(b"\n"), "the connection ended early");
    Ok(String::from_utf8_lossy(bytes.trim_ascii_end()).into_owned())
}

/// Whether a text stands in a body.
pub fn holds(body: &[u8], text: &[u8]) -> bool {
    text.is_empty() || body.windows(text.len()).any(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use super::Request;
    use super::percent;

    #[test]
    fn an_answer_without_the_expected_text_is_wrong() {
        let request = Request::get("/", &["Found", "جواز"]);
        let answer = |body: &str| Answer { status: 200, headers: Vec::new(), body: body.as_bytes().to_vec() };
        assert!(answer("Found 3: جواز سفر").is_right_for(&request));
        assert!(!answer("Found 0").is_right_for(&request));
    }

    #[test]
    fn an_answer_that_leads_to_the_sign_in_is_wrong() {
        let request = Request { leads_to: "/tickets/7/".to_owned(), ..Request::form("/tickets/7/update/", &[]) };
        let answer = |to: &str| Answer { status: 302, headers: vec![("location".to_owned(), to.to_owned())], body: Vec::new() };
        assert!(answer("/tickets/7/").is_right_for(&request));
        assert!(!answer("/login/?next=/tickets/7/").is_right_for(&request));
    }

    #[test]
    fn arabic_is_percent_encoded_as_utf8() {
        assert_eq!(percent("لا a"), "%D9%84%D8%A7%20a");
    }
}
