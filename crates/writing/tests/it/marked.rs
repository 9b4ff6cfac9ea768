//! Examples with their findings marked inside the text: `رقمكم ⟦880412345⟧`.

use std::ops::Range;

/// The text without its marks, and the ranges that were marked.
pub fn marked(example: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut ranges = Vec::new();
    for part in example.split('⟧') {
        match part.split_once('⟦') {
            Some((before, inside)) => {
                text.push_str(before);
                ranges.push(text.len()..text.len() + inside.len());
                text.push_str(inside);
            }
            None => text.push_str(part),
        }
    }
    (text, ranges)
}
