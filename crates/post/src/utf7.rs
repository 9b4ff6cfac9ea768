//! UTF-7 (RFC 2152), which old mail programs still send and no current library decodes whole.

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::GeneralPurpose;
use base64::engine::GeneralPurposeConfig;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true).with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Decodes UTF-7; what is not valid becomes U+FFFD, and `false` says that there was some.
pub(crate) fn decode(bytes: &[u8]) -> (String, bool) {
    let mut text = String::with_capacity(bytes.len());
    let mut whole = true;
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'+' {
            whole &= first.is_ascii();
            text.push(if first.is_ascii() { char::from(first) } else { char::REPLACEMENT_CHARACTER });
            continue;
        }
        let run = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).count();
        let (shifted, after) = rest.split_at(run);
        rest = after.strip_prefix(b"-").unwrap_or(after);
        if shifted.is_empty() {
            text.push('+');
        } else {
            whole &= push_shifted(shifted, &mut text);
        }
    }
    (text, whole)
}

fn push_shifted(run: &[u8], text: &mut String) -> bool {
    // A run may end in bits that fill no 16-bit unit; a lone last symbol carries nothing.
    let run = if run.len() % 4 == 1 { &run[..run.len() - 1] } else { run };
    let Ok(bytes) = LENIENT.decode(run) else {
        text.push(char::REPLACEMENT_CHARACTER);
        return false;
    };
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
    let mut whole = true;
    for unit in char::decode_utf16(units) {
        whole &= unit.is_ok();
        text.push(unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_in_utf7_is_read() {
        assert_eq!(decode(b"+BkUGMQYtBigGJw- 1 +- 1"), ("مرحبا 1 + 1".into(), true));
    }

    #[test]
    fn a_run_at_the_end_and_a_pair_of_surrogates_are_read() {
        assert_eq!(decode(b"+2D3eAA"), ("😀".into(), true));
    }

    #[test]
    fn broken_utf7_gives_replacement_characters_and_says_so() {
        assert_eq!(decode(b"a\xffb"), ("a\u{fffd}b".into(), false));
        assert!(!decode(b"+2D0-").1);
    }
}
