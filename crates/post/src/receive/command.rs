//! The commands of SMTP and LMTP, read from one line.

/// A command with what it carries.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Helo(String),
    Ehlo(String),
    Lhlo(String),
    Mail { sender: Option<String>, size: Option<u64> },
    Rcpt(String),
    Data,
    Rset,
    Noop,
    Vrfy,
    StartTls,
    Quit,
}

/// Why a line is no command.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Unknown,
    Syntax,
    Parameter,
}

/// Reads a line without its CR LF.
pub(super) fn parse(line: &[u8]) -> Result<Command, Wrong> {
    let line = std::str::from_utf8(line).map_err(|_| Wrong::Syntax)?;
    if line.chars().any(char::is_control) {
        return Err(Wrong::Syntax);
    }
    let (verb, rest) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
    let rest = rest.trim();
    let alone = |command| if rest.is_empty() { Ok(command) } else { Err(Wrong::Syntax) };
    let named =
        |command: fn(String) -> Command| if rest.is_empty() || rest.len() > 255 { Err(Wrong::Syntax) } else { Ok(command(rest.into())) };
    match verb.to_ascii_uppercase().as_str() {
        "HELO" => named(Command::Helo),
        "EHLO" => named(Command::Ehlo),
        "LHLO" => named(Command::Lhlo),
        "MAIL" => mail(rest),
        "RCPT" => rcpt(rest),
        "DATA" => alone(Command::Data),
        "RSET" => alone(Command::Rset),
        "NOOP" => Ok(Command::Noop),
        "VRFY" => Ok(Command::Vrfy),
        "STARTTLS" => alone(Command::StartTls),
        "QUIT" => alone(Command::Quit),
        _ => Err(Wrong::Unknown),
    }
}

fn mail(rest: &str) -> Result<Command, Wrong> {
    let (path, parameters) = path(rest, "FROM:")?;
    let mut size = None;
    for parameter in parameters.split_whitespace() {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        match (name.to_ascii_uppercase().as_str(), value.to_ascii_uppercase().as_str()) {
            ("SIZE", value) => size = Some(value.parse().map_err(|_| Wrong::Parameter)?),
            ("BODY", "7BIT" | "8BITMIME") | ("SMTPUTF8", "") | ("AUTH" | "RET" | "ENVID", _) => {}
            _ => return Err(Wrong::Parameter),
        }
    }
    Ok(Command::Mail { sender: (!path.is_empty()).then(|| path.into()), size })
}

fn rcpt(rest: &str) -> Result<Command, Wrong> {
    let (path, parameters) = path(rest, "TO:")?;
    let known = |parameter: &str| ["NOTIFY=", "ORCPT="].iter().any(|name| parameter.to_ascii_uppercase().starts_with(name));
    if path.is_empty() {
        return Err(Wrong::Syntax);
    }
    if !parameters.split_whitespace().all(known) {
        return Err(Wrong::Parameter);
    }
    Ok(Command::Rcpt(path.into()))
}

/// The address in angle brackets after `word`, without a source route, and what follows it.
fn path<'a>(rest: &'a str, word: &str) -> Result<(&'a str, &'a str), Wrong> {
    let (start, after) = rest.split_at_checked(word.len()).ok_or(Wrong::Syntax)?;
    let inside = after.trim_start().strip_prefix('<').filter(|_| start.eq_ignore_ascii_case(word)).ok_or(Wrong::Syntax)?;
    let (path, parameters) = inside.split_once('>').ok_or(Wrong::Syntax)?;
    let path = match path.strip_prefix('@') {
        Some(route) => route.split_once(':').ok_or(Wrong::Syntax)?.1,
        None => path,
    };
    if path.len() > 320 || path.contains(['<', '>']) || path.chars().any(char::is_whitespace) {
        return Err(Wrong::Syntax);
    }
    Ok((path, parameters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_in_any_case_with_their_parameters() {
        let mail = parse(b"mail from:<Mona@x.example> SIZE=100 BODY=8BITMIME SMTPUTF8").unwrap();
        assert_eq!(mail, Command::Mail { sender: Some("Mona@x.example".into()), size: Some(100) });
        assert_eq!(parse(b"MAIL FROM: <>").unwrap(), Command::Mail { sender: None, size: None });
        assert_eq!(parse(b"RCPT TO:<@relay.example:a@b.example>").unwrap(), Command::Rcpt("a@b.example".into()));
        assert_eq!(parse("RCPT TO:<منى@x.example>".as_bytes()).unwrap(), Command::Rcpt("منى@x.example".into()));
    }

    #[test]
    fn what_is_no_command_says_why() {
        assert_eq!(parse(b"GET / HTTP/1.1"), Err(Wrong::Unknown));
        assert_eq!(parse(b"MAIL FROM:a@b"), Err(Wrong::Syntax));
        assert_eq!(parse(b"MAIL FROM:<a@b> XYZ=1"), Err(Wrong::Parameter));
        assert_eq!(parse(b"RCPT TO:<>"), Err(Wrong::Syntax));
        assert_eq!(parse(b"DATA x"), Err(Wrong::Syntax));
        assert_eq!(parse(b"NOOP\0"), Err(Wrong::Syntax));
    }
}
