//! Which frames are kept for a strip that is not there yet.

use std::collections::VecDeque;

/// So many frames, of so many bytes together, are kept; of more the last.
const MOST_FRAMES: usize = 100;
const MOST_BYTES: usize = 1 << 20;

/// The frames that a page gave before the quotes were there that they change.
#[derive(Clone, Debug, Default)]
pub struct Backlog {
    frames: VecDeque<String>,
    bytes: usize,
}

impl Backlog {
    /// Keeps a frame, and lets go of the oldest where there are too many.
    pub fn push(&mut self, frame: String) {
        self.bytes += frame.len();
        self.frames.push_back(frame);
        while self.frames.len() > MOST_FRAMES || self.bytes > MOST_BYTES {
            let Some(oldest) = self.frames.pop_front() else { break };
            self.bytes -= oldest.len();
        }
    }

    /// Gives the frames in their order, and keeps none.
    pub fn take(&mut self) -> impl Iterator<Item = String> + use<> {
        std::mem::take(self).frames.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Backlog;

    #[test]
    fn the_last_hundred_are_kept_in_their_order() {
        let mut backlog = Backlog::default();
        (0..300).for_each(|number| backlog.push(number.to_string()));
        assert_eq!(backlog.take().collect::<Vec<_>>(), (200..300).map(|number| number.to_string()).collect::<Vec<_>>());
        assert_eq!(backlog.take().count(), 0);
    }

    #[test]
    fn a_megabyte_is_kept_and_a_longer_frame_is_not() {
        let mut backlog = Backlog::default();
        (0..3).for_each(|_| backlog.push("x".repeat(400_000)));
        assert_eq!(backlog.clone().take().count(), 2);
        backlog.push("x".repeat(2_000_000));
        assert_eq!(backlog.take().count(), 0);
    }
}
