//! A request's body that must come fast enough: thirty seconds for a start, and a second more for each thousand bytes that came.

use std::pin::Pin;
use std::task::Context;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http_body::Body;
use http_body::Frame;
use http_body::SizeHint;
use tokio::time::Instant;
use tokio::time::Sleep;

/// Every body has at least so long.
const GRACE: Duration = Duration::from_secs(30);
/// The slowest pace beyond that, in bytes a second.
const PACE: u64 = 1000;

/// A body with a pace. A body that is too slow breaks, which ends its connection.
pub(super) struct Paced<B> {
    body: B,
    began: Instant,
    came: u64,
    deadline: Pin<Box<Sleep>>,
}

impl<B> Paced<B> {
    pub(super) fn new(body: B) -> Self {
        let began = Instant::now();
        Self { body, began, came: 0, deadline: Box::pin(tokio::time::sleep_until(began + GRACE)) }
    }
}

impl<B> Body for Paced<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<axum::BoxError>,
{
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                self.came += frame.data_ref().map_or(0, |data| data.len() as u64);
                let deadline = self.began + GRACE + Duration::from_millis(self.came * 1000 / PACE);
                self.deadline.as_mut().reset(deadline);
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(other) => Poll::Ready(other.map(|ended| ended.map_err(Into::into))),
            Poll::Pending if self.deadline.as_mut().poll(context).is_ready() => {
                Poll::Ready(Some(Err("the request's body comes too slowly".into())))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body as AxumBody;
    use futures::StreamExt;
    use futures::stream;
    use http_body_util::BodyExt;

    use super::*;

    /// A body of so many pieces of so many bytes, one every so many seconds.
    fn trickle(pieces: usize, bytes: usize, seconds: u64) -> Paced<AxumBody> {
        let pieces = stream::iter(0..pieces).then(move |_| async move {
            tokio::time::sleep(Duration::from_secs(seconds)).await;
            Ok::<_, std::io::Error>(Bytes::from(vec![b'a'; bytes]))
        });
        Paced::new(AxumBody::from_stream(pieces))
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_keeps_the_pace_may_take_minutes() {
        let whole = trickle(60, 3000, 2).collect().await.unwrap().to_bytes();
        assert_eq!(whole.len(), 180_000);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_trickles_is_cut_off_after_its_grace() {
        let began = Instant::now();
        assert!(trickle(1000, 10, 1).collect().await.is_err());
        assert!(began.elapsed() >= GRACE && began.elapsed() < GRACE + Duration::from_secs(2), "{:?}", began.elapsed());
    }
}
