//! Papers: the raster of a ticket printer.

use kernel::Lang;
use print::Bitmap;
use print::Faces;
use print::HEAD_DOTS;
use print::Mark;

use crate::samples;

#[test]
fn a_ticket_fills_the_head_of_the_printer_and_no_more() {
    let laid = print::lay(&print::ticket(&samples::ticket(), Lang::Ar).unwrap(), Faces::own());
    let pages = Bitmap::pages(&laid, Faces::own());
    assert_eq!(pages.len(), 1);
    assert_eq!((pages[0].width, pages[0].bytes.len()), (HEAD_DOTS, HEAD_DOTS / 8 * pages[0].height));
    let is_edge_clean = (0..pages[0].height).all(|y| !pages[0].is_black(0, y) && !pages[0].is_black(HEAD_DOTS - 1, y));
    assert!(is_edge_clean, "nothing touches the edge of the paper");
    let job = print::job(&pages);
    assert!(job.len() > pages[0].bytes.len() && job.len() < pages[0].bytes.len() + 200);
}

#[test]
fn the_code_on_a_ticket_has_equal_modules_that_say_what_was_given() {
    let laid = print::lay(&print::ticket(&samples::ticket(), Lang::Ar).unwrap(), Faces::own());
    let bitmap = &Bitmap::pages(&laid, Faces::own())[0];
    let (placed, side) = laid.pages[0]
        .marks
        .iter()
        .find_map(|placed| if let Mark::Code { side, .. } = &placed.mark { Some((placed, *side)) } else { None })
        .unwrap();
    let dots = |points: f32| (points * 8.0 * 25.4 / 72.0) as usize;
    let (left, top, across) = (dots(placed.x), dots(placed.y), dots(side));
    let first = (top..top + across).find(|y| (left..left + across).any(|x| bitmap.is_black(x, *y))).unwrap();
    let begin = (left..left + across).find(|x| bitmap.is_black(*x, first)).unwrap();
    let finder = (begin..).take_while(|x| bitmap.is_black(*x, first)).count();
    assert_eq!(finder % 7, 0, "a finder pattern is seven equal modules wide");
    assert!(finder / 7 >= 4, "a module is at least half a millimetre");
}

/// With `DALEEL_SHOTS=FOLDER` keeps every ready sheet as PDF and as the bitmap that a printer would burn, for people to look at.
#[test]
fn every_ready_sheet_becomes_a_bitmap_and_a_document() {
    let shots = std::env::var_os("DALEEL_SHOTS").map(std::path::PathBuf::from);
    for (name, sheet) in samples::all() {
        let laid = print::lay(&sheet, Faces::own());
        let (pages, pdf) = (Bitmap::pages(&laid, Faces::own()), print::pdf(&laid, Faces::own()).unwrap());
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 300_000, "{name}: {}", pdf.len());
        let black: u32 = pages[0].bytes.iter().map(|byte| byte.count_ones()).sum();
        assert!(black > 1_000, "{name}");
        if let Some(folder) = &shots {
            let head = format!("P4\n{} {}\n", pages[0].width, pages[0].height);
            std::fs::write(folder.join(format!("{name}.pbm")), [head.as_bytes(), &pages[0].bytes].concat()).unwrap();
            std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
        }
    }
}
