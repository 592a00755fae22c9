//! For any events in any order: a feed never hammers, hangs or forgets. `World` checks after every event that it neither forgets nor
//! hammers.

use proptest::prelude::*;

use super::world::World;
use super::{Event, Frame, Phase, Snapshot};
use crate::feed::{Fault, MINUTE, Milliseconds, Refusal, SECOND, Terms};

/// The possible next events. Events about things that the page does not have (a stream, a fetch) are left out; late ones are included.
#[derive(Clone, Debug)]
enum Step {
    Pass(Milliseconds),
    Ring,
    Answer { is_new: bool },
    Refuse { wait: Milliseconds },
    Open,
    Frame(bool),
    Garbage,
    Close { resumes: bool },
    NotOpened,
    Online,
    Offline,
    Look { is_hidden: bool },
    Left,
    Returned { is_hidden: bool },
    Follow(Terms),
    Refresh,
    Late { turn: u32 },
    SetBack(Milliseconds),
}

fn step() -> impl Strategy<Value = Step> {
    let terms = (1.0..600.0, 1.0..600.0)
        .prop_map(|(interval, stale_after)| Terms { interval: interval * SECOND, stale_after: stale_after * SECOND });
    prop_oneof![
        6 => prop_oneof![0.0..2_000.0, 0.0..200_000.0].prop_map(Step::Pass),
        6 => Just(Step::Ring),
        3 => any::<bool>().prop_map(|is_new| Step::Answer { is_new }),
        3 => prop_oneof![Just(0.0), 0.0..300_000.0].prop_map(|wait| Step::Refuse { wait }),
        4 => Just(Step::Open),
        2 => any::<bool>().prop_map(Step::Frame),
        1 => Just(Step::Garbage),
        4 => any::<bool>().prop_map(|resumes| Step::Close { resumes }),
        1 => Just(Step::NotOpened),
        1 => Just(Step::Online),
        1 => Just(Step::Offline),
        1 => any::<bool>().prop_map(|is_hidden| Step::Look { is_hidden }),
        1 => Just(Step::Left),
        1 => any::<bool>().prop_map(|is_hidden| Step::Returned { is_hidden }),
        1 => terms.prop_map(Step::Follow),
        1 => Just(Step::Refresh),
        1 => (0..40u32).prop_map(|turn| Step::Late { turn }),
        1 => (0.0..10_000_000.0).prop_map(Step::SetBack),
    ]
}

fn steps() -> impl Strategy<Value = Vec<(Step, f64)>> {
    prop::collection::vec((step(), 0.0..=1.0), 0..120)
}

fn run(world: &mut World, step: Step) {
    match step {
        Step::Pass(span) => world.pass(span),
        Step::Ring => {
            let now = world.now;
            world.pass(world.timer.map_or(0.0, |timer| (timer - now).max(0.0)));
        }
        Step::Answer { is_new } => {
            if let Some(turn) = world.fetching.take() {
                let is_new = is_new || world.known.last() == Some(&None);
                world.handle(Event::Fetched { turn, answer: Ok(Snapshot { etag: Some("\"1\"".to_owned()), is_new }) });
            }
        }
        Step::Refuse { wait } => {
            if world.fetching.is_some() {
                world.refuse(wait);
            }
        }
        Step::Online => world.handle(Event::Online),
        Step::Offline => world.handle(Event::Offline),
        Step::Look { is_hidden } => world.handle(Event::Visibility { is_hidden }),
        Step::Left => world.handle(Event::Left),
        Step::Returned { is_hidden } => world.handle(Event::Returned { is_hidden }),
        Step::Follow(terms) => world.handle(Event::Follow(terms)),
        Step::Refresh => world.handle(Event::Refresh),
        Step::SetBack(span) => world.set_back(span),
        Step::Late { turn } if Some(turn) != world.fetching && Some(turn) != world.stream => {
            let before = format!("{:?}", world.machine.status());
            let told = (world.shown, world.updated, world.notified, world.attempts.len(), world.failures.len());
            let answer = Err(Refusal { fault: Fault::new("http", "503"), wait: 0.0 });
            world.handle(Event::Fetched { turn, answer });
            world.handle(Event::Opened { turn });
            world.handle(Event::Frame { turn, frame: Frame::Taken { fault: None, has_quotes: true } });
            world.handle(Event::Closed { turn, resumes: false });
            assert_eq!(told, (world.shown, world.updated, world.notified, world.attempts.len(), world.failures.len()));
            assert_eq!(before, format!("{:?}", world.machine.status()));
        }
        Step::Late { .. } => {}
        Step::Open | Step::Frame(_) | Step::Garbage | Step::Close { .. } | Step::NotOpened => {
            let Some(turn) = world.stream else { return };
            world.handle(match step {
                Step::Open => Event::Opened { turn },
                Step::Frame(has_quotes) => Event::Frame { turn, frame: Frame::Taken { fault: None, has_quotes } },
                Step::Garbage => Event::Frame { turn, frame: Frame::Dropped(Fault::new("syntax", "no JSON")) },
                Step::Close { resumes } => Event::Closed { turn, resumes },
                _ => Event::Refused { turn, cause: "refused".to_owned() },
            });
        }
    }
}

/// A healthy server: it answers, its stream is open and sends a frame now and then. Returns how long it takes until figures arrive.
fn until_live(world: &mut World) -> Option<Milliseconds> {
    let begin = world.now;
    while world.now - begin < 30.0 * MINUTE {
        if world.fetching.is_some() {
            world.answer(None);
        }
        if world.stream.is_some() {
            world.open();
            world.frame();
        }
        if world.phase() == Phase::Open && world.machine.status().has_content {
            return Some(world.now - begin);
        }
        world.pass(SECOND / 4.0);
    }
    None
}

proptest! {
    /// Nothing is forgotten, no connection is made twice, no attempt sooner than documented; late results are ignored.
    #[test]
    fn never_forgets_and_never_hammers(snapshot: bool, stream: bool, is_hidden: bool, steps in steps()) {
        let mut world = World::new(snapshot || !stream, stream);
        world.handle(Event::Begin { is_hidden });
        for (step, chance) in steps {
            world.chance = chance;
            run(&mut world, step);
        }
        world.handle(Event::End);
        prop_assert_eq!((world.fetching, world.stream), (None, None));
    }

    /// Once the server is healthy and the page is shown, figures arrive within the longest wait, timeout and silence, whatever happened before.
    #[test]
    fn never_hangs(snapshot: bool, stream: bool, steps in steps()) {
        let mut world = World::begun(snapshot || !stream, stream);
        for (step, chance) in steps {
            world.chance = chance;
            // The server's own wait is respected, however long.
            run(&mut world, if let Step::Refuse { .. } = step { Step::Refuse { wait: 0.0 } } else { step });
        }
        world.handle(Event::Visibility { is_hidden: false });
        world.handle(Event::Follow(Terms::default()));
        let wait = until_live(&mut world);
        prop_assert!(wait.is_some_and(|wait| wait <= 2.0 * MINUTE + MINUTE + SECOND), "{wait:?}");
    }

    /// A server that never answers is tried again and again, less and less often.
    #[test]
    fn never_gives_up(snapshot: bool, stream: bool, steps in steps()) {
        let mut world = World::begun(snapshot || !stream, stream);
        for (step, chance) in steps {
            world.chance = chance;
            run(&mut world, if let Step::Refuse { .. } = step { Step::Refuse { wait: 0.0 } } else { step });
        }
        world.handle(Event::Visibility { is_hidden: false });
        world.handle(Event::Follow(Terms::default()));
        let attempts = world.attempts.len();
        world.pass(60.0 * MINUTE);
        // Timeout, silence, and the longest wait: an attempt takes three and a half minutes at most.
        prop_assert!(world.attempts.len() - attempts >= 60 / 4, "{}", world.attempts.len() - attempts);
        prop_assert!(world.attempts.len() - attempts <= 75);
    }
}
