//! The mail protocols as an engine: reads and writes messages, receives by SMTP, LMTP and IMAP, sends by SMTP, signs reply addresses.

mod address;
mod arabic_bytes;
mod automatic;
mod body;
mod bounce;
mod charset;
mod encoded_word;
mod fault;
mod file_name;
mod header;
mod limits;
mod mail;
mod parse;
mod plain;
mod sniff;
mod transfer;
mod tree;
mod utf7;

pub use address::Address;
pub use automatic::Automatic;
pub use bounce::Bounce;
pub use bounce::Failure;
pub use fault::Fault;
pub use limits::Limits;
pub use mail::Attachment;
pub use mail::Mail;
pub use mail::Parsed;
pub use sniff::sniff;
