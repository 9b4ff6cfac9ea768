//! Printers: what became of a job, told by printers that the test plays on real sockets.

use std::net::SocketAddr;
use std::time::Duration;

use kernel::Lang;
use print::Ask;
use print::Bitmap;
use print::Faces;
use print::Fate;
use print::Printer;
use print::Stage;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use crate::samples;

fn ticket() -> Vec<u8> {
    let laid = print::lay(&print::ticket(&samples::ticket(), Lang::Ar).unwrap(), Faces::own());
    print::job(&Bitmap::pages(&laid, Faces::own()))
}

/// A printer that does not make a test wait long.
fn quick(address: SocketAddr) -> Printer {
    let moment = Duration::from_millis(300);
    Printer { address: address.to_string(), connecting: moment, writing: Duration::from_secs(2), answering: moment, printing: moment }
}

/// What a played printer does: its answers to each question, and whether it goes on behind the job.
#[derive(Clone, Copy)]
struct Manners {
    paper: &'static [u8],
    offline: &'static [u8],
    done: &'static [u8],
    /// What it says of its paper once the job has come.
    paper_after: &'static [u8],
}

const GOOD: Manners = Manners { paper: &[0x12], offline: &[0x12], done: &[0x00], paper_after: &[0x12] };

/// Plays a printer for one connection, and gives back what it was sent to print.
async fn play(manners: Manners) -> (SocketAddr, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let played = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        serve(&mut stream, manners).await
    });
    (address, played)
}

/// Reads as a printer does: commands by their length, so that dots which look like a question are not taken for one.
async fn serve(stream: &mut TcpStream, manners: Manners) -> Vec<u8> {
    let mut job = Vec::new();
    while let Ok(first) = stream.read_u8().await {
        let mut rest = match first {
            0x10 => vec![0; 2],
            0x1b => vec![0; 1],
            0x1d => vec![0; 2],
            _ => panic!("no command begins with {first:#x}"),
        };
        stream.read_exact(&mut rest).await.unwrap();
        let command = [&[first], rest.as_slice()].concat();
        let answer = match command.as_slice() {
            asked if asked == Ask::Paper.bytes() && !job.is_empty() => manners.paper_after,
            asked if asked == Ask::Paper.bytes() => manners.paper,
            asked if asked == Ask::Offline.bytes() => manners.offline,
            asked if asked == Ask::Done.bytes() => manners.done,
            _ => {
                job.extend_from_slice(&command);
                job.extend(arguments(stream, &command).await);
                continue;
            }
        };
        if stream.write_all(answer).await.is_err() {
            break;
        }
    }
    job
}

/// What belongs to a command of the job.
async fn arguments(stream: &mut TcpStream, command: &[u8]) -> Vec<u8> {
    let mut head = vec![
        0;
        if command == [0x1d, b'v', b'0'] {
            5
        } else if command[0] == 0x1b && command[1] == b'@' {
            0
        } else {
            1
        }
    ];
    stream.read_exact(&mut head).await.unwrap();
    if let [_, wide, wider, lines, more] = head.as_slice() {
        let dots = usize::from(u16::from_le_bytes([*wide, *wider])) * usize::from(u16::from_le_bytes([*lines, *more]));
        let mut strip = vec![0; dots];
        stream.read_exact(&mut strip).await.unwrap();
        head.extend(strip);
    }
    head
}

#[tokio::test]
async fn a_good_printer_gets_the_ticket_byte_by_byte_and_says_that_it_is_out() {
    let (address, played) = play(GOOD).await;
    let job = ticket();
    assert_eq!(print::send(&quick(address), &job).await, Fate::Printed { is_paper_low: false });
    assert_eq!(played.await.unwrap(), job);
}

#[tokio::test]
async fn a_long_ticket_may_take_longer_to_print_than_an_answer_takes() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let job = ticket();
    let length = job.len();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        for _ in 0..2 {
            stream.read_exact(&mut [0; 3]).await.unwrap();
            stream.write_all(&[0x12]).await.unwrap();
        }
        stream.read_exact(&mut vec![0; length + 3]).await.unwrap();
        // It prints, and nothing more comes meanwhile.
        assert!(tokio::time::timeout(Duration::from_millis(500), stream.read_u8()).await.is_err());
        stream.write_all(&[0]).await.unwrap();
    });
    let printer = Printer { printing: Duration::from_secs(5), ..quick(address) };
    assert_eq!(print::send(&printer, &job).await, Fate::Printed { is_paper_low: false });
}

#[tokio::test]
async fn the_end_of_the_roll_is_told_while_it_still_prints() {
    let (address, _played) = play(Manners { paper: &[0x1e], done: &[0x03], ..GOOD }).await;
    assert_eq!(print::send(&quick(address), &ticket()).await, Fate::Printed { is_paper_low: true });
}

#[tokio::test]
async fn without_paper_nothing_is_sent_and_another_printer_may_have_the_ticket() {
    let (address, played) = play(Manners { paper: &[0x72], ..GOOD }).await;
    let fate = print::send(&quick(address), &ticket()).await;
    assert_eq!(fate, Fate::PaperOut(Stage::Asking));
    assert!(!fate.may_be_on_paper());
    assert!(played.await.unwrap().is_empty());
}

#[tokio::test]
async fn an_open_cover_and_a_broken_knife_are_told_apart() {
    let (open, _played) = play(Manners { offline: &[0x16], ..GOOD }).await;
    assert_eq!(print::send(&quick(open), &ticket()).await, Fate::CoverOpen(Stage::Asking));
    let (broken, _played) = play(Manners { offline: &[0x52], ..GOOD }).await;
    assert_eq!(print::send(&quick(broken), &ticket()).await, Fate::Broken(Stage::Asking));
}

#[tokio::test]
async fn paper_that_runs_out_in_the_middle_is_found_though_the_printer_stands_still() {
    let (address, _played) = play(Manners { done: &[], paper_after: &[0x72], ..GOOD }).await;
    let fate = print::send(&quick(address), &ticket()).await;
    assert_eq!(fate, Fate::PaperOut(Stage::Finishing));
    assert!(fate.may_be_on_paper());
}

#[tokio::test]
async fn blocks_that_a_printer_sends_by_itself_are_no_answers_but_count() {
    let (calm, _played) = play(Manners { paper: &[0x10, 0, 0, 0, 0x12], ..GOOD }).await;
    assert_eq!(print::send(&quick(calm), &ticket()).await, Fate::Printed { is_paper_low: false });
    let (empty, _played) = play(Manners { done: &[0x10, 0, 0x0c, 0], ..GOOD }).await;
    assert_eq!(print::send(&quick(empty), &ticket()).await, Fate::PaperOut(Stage::Finishing));
}

#[tokio::test]
async fn a_printer_that_is_silent_is_given_up_in_time() {
    let (silent, _played) = play(Manners { paper: &[], ..GOOD }).await;
    let fate = print::send(&quick(silent), &ticket()).await;
    assert_eq!(fate, Fate::Silent(Stage::Asking));
    assert!(!fate.may_be_on_paper());
    let (mute, _played) = play(Manners { done: &[], paper_after: &[], ..GOOD }).await;
    let fate = print::send(&quick(mute), &ticket()).await;
    assert_eq!(fate, Fate::Silent(Stage::Finishing));
    assert!(fate.may_be_on_paper(), "nobody knows whether it was printed");
}

#[tokio::test]
async fn where_nothing_listens_nothing_is_printed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    assert_eq!(print::send(&quick(address), &ticket()).await, Fate::Silent(Stage::Connecting));
}

#[tokio::test]
async fn a_printer_that_takes_the_connection_and_no_more_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    // The system takes the connection; nobody ever reads it.
    assert_eq!(print::send(&quick(address), &ticket()).await, Fate::Silent(Stage::Asking));
    drop(listener);
}

#[tokio::test]
async fn a_printer_that_stops_reading_in_the_middle_of_a_job_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let played = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        for _ in 0..2 {
            stream.read_exact(&mut [0; 3]).await.unwrap();
            stream.write_all(&[0x12]).await.unwrap();
        }
        std::future::pending::<()>().await;
        drop(stream);
    });
    let printer = Printer { writing: Duration::from_millis(500), ..quick(address) };
    let fate = print::send(&printer, &vec![0; 64 << 20]).await;
    assert_eq!(fate, Fate::Silent(Stage::Writing));
    assert!(fate.may_be_on_paper());
    played.abort();
}

#[tokio::test]
async fn a_printer_that_hangs_up_is_not_believed_to_have_printed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { drop(listener.accept().await.unwrap()) });
    assert_eq!(print::send(&quick(address), &ticket()).await, Fate::Silent(Stage::Asking));
}

#[tokio::test]
async fn something_that_is_no_printer_is_told_and_gets_no_ticket() {
    let (address, played) = play(Manners { paper: b"HTTP/1.1 400 Bad Request\r\n\r\n", ..GOOD }).await;
    assert_eq!(print::send(&quick(address), &ticket()).await, Fate::Nonsense(Stage::Asking));
    assert!(played.await.unwrap().is_empty());
    let (late, _played) = play(Manners { done: &[0xff], ..GOOD }).await;
    assert_eq!(print::send(&quick(late), &ticket()).await, Fate::Nonsense(Stage::Finishing));
}
