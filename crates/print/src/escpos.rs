//! ESC/POS: the bytes by which a ticket printer burns a picture, feeds and cuts.

use crate::Bitmap;

/// Lines in one picture command: small enough for the memory of old printers.
const STRIP: usize = 128;
/// Lines that are fed before the cut: the knife stands behind the head.
const FEED: u8 = 4;

/// The first byte of a command that printers obey at once, also in the middle of a picture, and those that may follow it: a question that
/// would be answered (EOT), a recovery (ENQ), a drawer that springs open (DC4).
const AT_ONCE: u8 = 0x10;
const ORDERS: [u8; 3] = [0x04, 0x05, 0x14];

/// The dots of a strip, where no eight of them and the eight after look like such a command: one more of them is burnt.
fn harmless(strip: &[u8]) -> Vec<u8> {
    let next = strip.iter().copied().skip(1).chain([0]);
    let is_order = |dots: u8, next: u8| dots == AT_ONCE && ORDERS.contains(&next);
    strip.iter().zip(next).map(|(dots, next)| if is_order(*dots, next) { dots | 0x08 } else { *dots }).collect()
}

/// The job that prints pictures one after the other, each cut off.
pub fn job(pages: &[Bitmap]) -> Vec<u8> {
    // ESC @: whatever another program left set is forgotten.
    let mut bytes = vec![0x1b, b'@'];
    for page in pages {
        for strip in page.bytes.chunks(page.stride().max(1) * STRIP) {
            let lines = strip.len() / page.stride().max(1);
            let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes();
            // GS v 0: a raster, at its own size.
            bytes.extend([0x1d, b'v', b'0', 0]);
            bytes.extend(count(page.stride()));
            bytes.extend(count(lines));
            bytes.extend(harmless(strip));
        }
        // ESC d: feed lines. GS V B: cut, but for a small bridge that holds the ticket.
        bytes.extend([0x1b, b'd', FEED, 0x1d, b'V', b'B', 0]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_goes_in_strips_and_is_cut_off() {
        let page = Bitmap { width: 576, height: 200, bytes: vec![0xff; 72 * 200] };
        let bytes = job(&[page]);
        assert_eq!(bytes[..10], [0x1b, b'@', 0x1d, b'v', b'0', 0, 72, 0, 128, 0]);
        let second = 10 + 72 * 128;
        assert_eq!(bytes[second..second + 8], [0x1d, b'v', b'0', 0, 72, 0, 72, 0]);
        assert_eq!(bytes[second + 8 + 72 * 72..], [0x1b, b'd', 4, 0x1d, b'V', b'B', 0]);
    }

    #[test]
    fn dots_that_look_like_an_order_give_no_order() {
        let bytes: Vec<u8> = [[0x10, 4, 1], [0x10, 5, 2], [0x10, 0x14, 1], [0x10, 0x10, 4]].concat().repeat(6);
        let page = Bitmap { width: 576, height: 1, bytes: bytes.clone() };
        let job = job(&[page]);
        assert!(job.windows(2).all(|two| two[0] != AT_ONCE || !ORDERS.contains(&two[1])));
        let changed = job[10..10 + 72].iter().zip(&bytes).map(|(sent, meant)| (sent ^ meant).count_ones()).sum::<u32>();
        assert_eq!(changed, 24, "one dot for each");
    }
}
