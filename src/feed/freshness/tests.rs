use proptest::prelude::*;

use super::{Figures, FreshnessWatch, Judgement, as_of};
use crate::feed::{MINUTE, Milliseconds, Phase, SECOND, Status, Terms};
use crate::quote::{Feed, State};

const STREAM: Status =
    Status { phase: Phase::Open, since: 0.0, heard: Some(0.0), is_asleep: false, has_content: true, streams: true };
const POLLED: Status = Status { streams: false, ..STREAM };
const THERE: Figures = Figures { are_there: true, state: None };

fn judge(status: Status, figures: Figures, now: Milliseconds) -> Judgement {
    FreshnessWatch::default().judge(status, figures, Terms::default(), true, now).unwrap()
}

fn of(state: State) -> Figures {
    Figures { state: Some(state), ..THERE }
}

#[test]
fn arriving_figures_are_live() {
    let judgement = judge(STREAM, THERE, SECOND);
    assert_eq!((judgement.state, judgement.has_changed, judgement.is_announced), (Feed::Live, true, false));
}

#[test]
fn state_is_connecting_before_the_first_figures() {
    assert_eq!(
        judge(Status { phase: Phase::Connecting, heard: None, ..STREAM }, Figures::default(), SECOND).state,
        Feed::Connecting
    );
    assert_eq!(judge(STREAM, Figures::default(), SECOND).state, Feed::Connecting, "a heartbeat gives no figures");
    // After a long wait the reader is told that nothing arrives.
    assert_eq!(judge(Status { phase: Phase::Connecting, heard: None, ..STREAM }, Figures::default(), MINUTE).state, Feed::Stale);
}

#[test]
fn figures_are_stale_after_stale_after_or_an_interval_later_without_a_stream() {
    for (status, until) in [(STREAM, MINUTE), (POLLED, 2.0 * MINUTE)] {
        assert_eq!(judge(status, THERE, until - 1.0).state, Feed::Live);
        assert_eq!(judge(status, THERE, until).state, Feed::Stale);
    }
    let terms = Terms { interval: 10.0 * SECOND, stale_after: 5.0 * SECOND };
    let mut watch = FreshnessWatch::default();
    assert_eq!(watch.judge(POLLED, THERE, terms, true, 15.0 * SECOND).unwrap().state, Feed::Stale);
}

#[test]
fn state_that_all_quotes_share_is_the_state_of_the_figures() {
    assert_eq!(judge(STREAM, of(State::Delayed), SECOND).state, Feed::Delayed);
    assert_eq!(judge(STREAM, of(State::Closed), SECOND).state, Feed::Closed);
    assert_eq!(judge(STREAM, of(State::Halted), SECOND).state, Feed::Live);
}

#[test]
fn closed_market_is_not_stale_and_lost_connection_is_not_closed() {
    assert_eq!(judge(STREAM, of(State::Closed), 9.0 * MINUTE).state, Feed::Closed);
    let lost = Status { phase: Phase::Lost, ..STREAM };
    assert_eq!(judge(lost, of(State::Closed), SECOND).state, Feed::Offline);
    assert_eq!(judge(lost, of(State::Delayed), 9.0 * MINUTE).state, Feed::Offline);
}

#[test]
fn market_is_closed_outside_of_trading_hours() {
    for status in [STREAM, POLLED, Status { phase: Phase::Lost, ..STREAM }] {
        let judgement = FreshnessWatch::default().judge(status, THERE, Terms::default(), false, 9.0 * MINUTE).unwrap();
        assert_eq!(judgement.state, Feed::Closed);
    }
}

#[test]
fn sleeping_feed_is_not_offline() {
    let asleep = Status { is_asleep: true, ..STREAM };
    assert_eq!(FreshnessWatch::default().judge(asleep, THERE, Terms::default(), true, 9.0 * MINUTE), None);
}

/// What is reported over time: the state of the figures by second; what is announced, and when.
fn announced(states: &[(f64, Status)], until: f64) -> Vec<(f64, Feed)> {
    let mut watch = FreshnessWatch::default();
    let mut announced = Vec::new();
    let mut second = 0.0;
    while second <= until {
        let (_, status) = states.iter().rfind(|(since, _)| *since <= second).unwrap();
        let judgement = watch.judge(*status, THERE, Terms::default(), true, second * SECOND).unwrap();
        if judgement.is_announced {
            announced.push((second, judgement.state));
        }
        second += 1.0;
    }
    announced
}

#[test]
fn missing_figures_are_announced_once_after_30_seconds_and_their_return() {
    let heard = |second: f64| Status { heard: Some(second * SECOND), ..STREAM };
    assert_eq!(announced(&[(0.0, heard(0.0)), (200.0, heard(200.0))], 250.0), [(90.0, Feed::Stale), (200.0, Feed::Live)]);
    // From stale to lost is one loss.
    let lost = Status { phase: Phase::Lost, ..STREAM };
    assert_eq!(
        announced(&[(0.0, STREAM), (80.0, lost), (150.0, heard(150.0))], 200.0),
        [(90.0, Feed::Offline), (150.0, Feed::Live)]
    );
}

#[test]
fn short_loss_is_not_announced() {
    let lost = Status { phase: Phase::Lost, ..STREAM };
    assert_eq!(announced(&[(0.0, STREAM), (5.0, lost), (34.0, Status { heard: Some(34.0 * SECOND), ..STREAM })], 60.0), []);
}

#[test]
fn reconnecting_is_not_announced_as_back() {
    let lost = Status { phase: Phase::Lost, ..STREAM };
    let connecting = Status { phase: Phase::Connecting, since: 60.0 * SECOND, heard: None, ..STREAM };
    let back = Status { heard: Some(65.0 * SECOND), ..STREAM };
    assert_eq!(announced(&[(0.0, lost), (60.0, connecting), (65.0, back)], 70.0), [(30.0, Feed::Offline), (65.0, Feed::Live)]);
}

#[test]
fn polled_figures_are_live_only_if_they_say_so() {
    let told = |status: Status, figures| {
        let mut watch = FreshnessWatch::default();
        watch.judge(status, figures, Terms::default(), true, SECOND);
        watch.shown_state(status.streams, figures)
    };
    assert_eq!(told(STREAM, THERE), Some(Feed::Live));
    assert_eq!(told(POLLED, THERE), None);
    assert_eq!(told(POLLED, of(State::Live)), Some(Feed::Live));
    assert_eq!(told(POLLED, of(State::Delayed)), Some(Feed::Delayed));
}

#[test]
fn time_of_figures_is_their_own_or_their_arrival_and_never_in_the_future() {
    let heard = |status| Status { heard: Some(40.0), ..status }.streamed();
    assert_eq!(as_of(Some(30.0), heard(STREAM), 50.0), Some(30.0));
    assert_eq!(as_of(None, heard(STREAM), 50.0), Some(40.0));
    assert_eq!(as_of(None, heard(POLLED), 50.0), None);
    assert_eq!(as_of(None, None, 50.0), None);
    assert_eq!(as_of(Some(90.0), None, 50.0), Some(50.0));
}

#[test]
fn setting_the_clock_back_does_not_keep_old_figures_live() {
    let ahead = Status { heard: Some(60.0 * MINUTE), ..STREAM };
    assert!(judge(ahead, THERE, 0.0).look_again <= 30.0 * SECOND);
    let mut watch = FreshnessWatch::default();
    let lost = Status { phase: Phase::Lost, ..STREAM };
    watch.judge(lost, THERE, Terms::default(), true, 60.0 * MINUTE);
    watch.judge(lost, THERE, Terms::default(), true, 0.0);
    assert!(watch.judge(lost, THERE, Terms::default(), true, 30.0 * SECOND).unwrap().is_announced);
}

proptest! {
    /// Whatever happens, announcements of a loss and of its end alternate, and none comes sooner than 30 seconds after the loss.
    #[test]
    fn reader_is_never_notified_twice(steps in prop::collection::vec((0.0..40_000.0, 0..4usize, any::<bool>(), any::<bool>()), 1..100)) {
        let mut watch = FreshnessWatch::default();
        let (mut now, mut is_away, mut lost_since) = (0.0, false, None);
        let mut status = STREAM;
        for (wait, phase, is_heard, is_open) in steps {
            now += wait;
            status.phase = [Phase::Connecting, Phase::Open, Phase::Open, Phase::Lost][phase];
            if is_heard {
                status.heard = Some(now);
            }
            let judgement = watch.judge(status, THERE, Terms::default(), is_open, now).unwrap();
            let is_lost = watch.is_lost();
            lost_since = is_lost.then(|| lost_since.unwrap_or(now));
            if judgement.is_announced {
                prop_assert_eq!(is_lost, !is_away);
                prop_assert!(!is_lost || now - lost_since.unwrap() >= 30.0 * SECOND);
                is_away = is_lost;
            }
        }
    }

    /// Changes by themselves are noticed in time: before the next check there are none.
    #[test]
    fn state_does_not_change_before_the_next_check(
        heard in 0.0..200_000.0,
        phase in 0..3usize,
        (streams, is_lost_for_long, is_open) in (any::<bool>(), any::<bool>(), any::<bool>()),
        share in 0.0..1.0,
    ) {
        let phase = [Phase::Connecting, Phase::Open, Phase::Lost][phase];
        let status = Status { phase, heard: Some(heard), streams, ..STREAM };
        let mut watch = FreshnessWatch::default();
        if is_lost_for_long {
            watch.judge(Status { phase: Phase::Lost, ..status }, THERE, Terms::default(), true, 160_000.0);
        }
        let now = 200_000.0;
        let judgement = watch.judge(status, THERE, Terms::default(), is_open, now).unwrap();
        let rest = judgement.look_again - now;
        prop_assert!((250.0..=30.0 * SECOND).contains(&rest));
        let later = watch.judge(status, THERE, Terms::default(), is_open, now + rest * share).unwrap();
        prop_assert!(rest == 250.0 || !later.has_changed && !later.is_announced);
    }
}
