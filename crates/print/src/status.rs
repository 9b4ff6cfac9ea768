//! What a ticket printer says of itself: answers to questions (DLE EOT, GS r) and what it sends by itself (GS a).

/// A question to a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// DLE EOT 2: why it is off line. Answered at once, even while it prints or stands still.
    Offline,
    /// DLE EOT 4: whether there is paper. Answered at once.
    Paper,
    /// GS r 1: whether there is paper. Answered only when all that was sent before is printed.
    Done,
}

impl Ask {
    /// The bytes of the question.
    pub const fn bytes(self) -> [u8; 3] {
        match self {
            Ask::Offline => [0x10, 0x04, 2],
            Ask::Paper => [0x10, 0x04, 4],
            Ask::Done => [0x1d, b'r', 1],
        }
    }
}

/// What stands in the way of printing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// There is no paper.
    pub is_paper_out: bool,
    /// The roll ends soon.
    pub is_paper_low: bool,
    /// The cover is open.
    pub is_cover_open: bool,
    /// The knife, the head or something else failed.
    pub is_broken: bool,
}

impl Status {
    /// Reads the answer to a question. None when it is none of the bytes that can answer it.
    pub fn read(ask: Ask, byte: u8) -> Option<Status> {
        let has = |mask: u8| byte & mask != 0;
        match ask {
            // Bits 1 and 4 are always set in these answers, bits 0 and 7 never.
            Ask::Offline | Ask::Paper if byte & 0b1001_0011 != 0b0001_0010 => None,
            Ask::Offline => Some(Status {
                is_cover_open: has(0b0000_0100),
                is_paper_out: has(0b0010_0000),
                is_broken: has(0b0100_0000),
                ..Status::default()
            }),
            Ask::Paper => Some(Status { is_paper_low: has(0b0000_1100), is_paper_out: has(0b0110_0000), ..Status::default() }),
            // Bits 4 and 7 are never set in this one.
            Ask::Done if has(0b1001_0000) => None,
            Ask::Done => Some(Status { is_paper_low: has(0b0000_0011), is_paper_out: has(0b0000_1100), ..Status::default() }),
        }
    }

    /// Whether a byte opens one of the blocks of four that a printer sends by itself, and no answer.
    pub const fn opens_a_block(byte: u8) -> bool {
        byte & 0b1001_0011 == 0b0001_0000
    }

    /// Reads such a block. None when it is not one.
    pub fn read_block(block: [u8; 4]) -> Option<Status> {
        let [first, second, third, fourth] = block;
        if !Status::opens_a_block(first) || [second, third, fourth].iter().any(|byte| byte & 0b1001_0000 != 0) {
            return None;
        }
        Some(Status {
            is_cover_open: first & 0b0010_0000 != 0,
            is_broken: second & 0b0010_1100 != 0,
            is_paper_low: third & 0b0000_0011 != 0,
            is_paper_out: third & 0b0000_1100 != 0,
        })
    }

    /// Both together.
    pub fn and(self, other: Status) -> Status {
        Status {
            is_paper_out: self.is_paper_out || other.is_paper_out,
            is_paper_low: self.is_paper_low || other.is_paper_low,
            is_cover_open: self.is_cover_open || other.is_cover_open,
            is_broken: self.is_broken || other.is_broken,
        }
    }

    /// Whether nothing can be printed until somebody comes.
    pub fn stands_still(self) -> bool {
        self.is_paper_out || self.is_cover_open || self.is_broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_is_read_by_its_bits() {
        let out = Status { is_paper_out: true, ..Status::default() };
        let low = Status { is_paper_low: true, ..Status::default() };
        let open = Status { is_cover_open: true, ..Status::default() };
        let broken = Status { is_broken: true, ..Status::default() };
        assert_eq!(Status::read(Ask::Offline, 0x12), Some(Status::default()));
        assert_eq!(Status::read(Ask::Offline, 0x16), Some(open));
        assert_eq!(Status::read(Ask::Offline, 0x32), Some(out));
        assert_eq!(Status::read(Ask::Offline, 0x52), Some(broken));
        assert_eq!(Status::read(Ask::Paper, 0x1e), Some(low));
        assert_eq!(Status::read(Ask::Paper, 0x72), Some(out));
        assert_eq!(Status::read(Ask::Done, 0x00), Some(Status::default()));
        assert_eq!(Status::read(Ask::Done, 0x0c), Some(out));
        assert_eq!(Status::read_block([0x10, 0, 0x0c, 0]), Some(out));
        assert_eq!(Status::read_block([0x30, 0, 0x03, 0]), Some(open.and(low)));
        assert_eq!(Status::read_block([0x10, 0x08, 0, 0]), Some(broken));
    }

    #[test]
    fn what_no_printer_says_is_not_believed() {
        assert_eq!(Status::read(Ask::Offline, b'H'), None);
        assert_eq!(Status::read(Ask::Paper, 0xff), None);
        assert_eq!(Status::read(Ask::Done, 0x12), None);
        assert_eq!(Status::read_block([0x10, 0xff, 0, 0]), None);
    }

    #[test]
    fn an_answer_and_a_block_are_never_taken_for_each_other() {
        for byte in 0..=u8::MAX {
            let answers = [Ask::Offline, Ask::Paper, Ask::Done].iter().any(|ask| Status::read(*ask, byte).is_some());
            assert!(!(answers && Status::opens_a_block(byte)), "{byte:#x}");
        }
    }
}
