//! Each documented rule of a feed (docs/embedding.md, docs/problems.md).

use super::world::World;
use super::{Event, Frame, Phase, Snapshot};
use crate::feed::{Fault, MINUTE, SECOND, Terms};

#[test]
fn snapshot_comes_before_the_stream() {
    let mut world = World::begun(true, true);
    assert_eq!((world.fetched.len(), world.opened.len()), (1, 0));
    assert_eq!(world.phase(), Phase::Connecting);
    world.answer(None);
    assert_eq!((world.opened.len(), world.shown, world.over), (1, 1, 1));
    assert_eq!(world.phase(), Phase::Connecting, "nobody can say yet that figures come");
    world.open();
    assert_eq!((world.phase(), world.notified), (Phase::Open, 1));
    world.frame();
    assert_eq!((world.shown, world.updated), (1, 1));
}

#[test]
fn first_frame_with_quotes_is_the_snapshot_if_there_is_none() {
    let mut world = World::begun(false, true);
    assert_eq!((world.opened.len(), world.over), (1, 1));
    world.open();
    let turn = world.stream.unwrap();
    world.handle(Event::Frame { turn, frame: Frame::Taken { fault: None, has_quotes: false } });
    assert_eq!((world.shown, world.updated), (0, 1));
    world.frame();
    world.frame();
    assert_eq!((world.shown, world.updated), (1, 2));
}

#[test]
fn without_a_stream_a_snapshot_is_fetched_every_interval_and_the_etag_is_sent() {
    let mut world = World::begun(true, false);
    world.handle(Event::Follow(Terms { interval: 10.0 * SECOND, stale_after: MINUTE }));
    world.answer(Some("\"1\""));
    assert_eq!(world.phase(), Phase::Open);
    assert_eq!(world.until_attempt(), 10.0 * SECOND);
    world.give_known("\"1\"");
    assert_eq!(world.shown, 1, "what is known is not shown again");
    assert_eq!(world.until_attempt(), 10.0 * SECOND);
    world.answer(None);
    world.until_attempt();
    assert_eq!(world.known, [None, Some("\"1\"".to_owned()), Some("\"1\"".to_owned()), None]);
    assert_eq!(world.shown, 2);
}

#[test]
fn joining_with_a_shorter_interval_shortens_the_wait() {
    let mut world = World::begun(true, false);
    world.handle(Event::Follow(Terms { interval: 86_400.0 * SECOND, stale_after: MINUTE }));
    world.answer(None);
    world.pass(5.0 * SECOND);
    world.handle(Event::Follow(Terms { interval: 10.0 * SECOND, stale_after: MINUTE }));
    assert_eq!(world.until_attempt(), 5.0 * SECOND);
}

#[test]
fn retries_follow_after_1_2_4_up_to_60_seconds_with_a_snapshot_first() {
    let mut world = World::live();
    let mut waits = Vec::new();
    for _ in 0..8 {
        world.close();
        assert_eq!(world.phase(), Phase::Lost);
        waits.push(world.until_attempt() / SECOND);
        assert_eq!(world.stream, None, "the snapshot first");
        world.answer(None);
        // The server seems to be healthy, and closes at once.
        world.open();
        world.frame();
    }
    assert_eq!(waits, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]);
    assert_eq!(world.failures[0].message, "https://news.example/events could not be reached, or closed the connection");
}

#[test]
fn retries_are_randomly_up_to_a_half_earlier() {
    let mut world = World::live();
    world.chance = 1.0;
    world.close();
    assert_eq!(world.until_attempt(), SECOND / 2.0);
}

#[test]
fn back_off_starts_over_after_a_minute_of_connection() {
    let mut world = World::live();
    for (stands, wait) in [(59.0, 1.0), (59.0, 2.0), (60.0, 1.0), (59.0, 2.0)] {
        world.pass(stands * SECOND);
        world.close();
        assert_eq!(world.until_attempt(), wait * SECOND);
        world.answer(None);
        world.open();
    }
}

#[test]
fn server_that_is_down_is_polled_less_often_until_it_is_back() {
    let mut world = World::begun(true, false);
    world.answer(None);
    world.until_attempt();
    for wait in [1.0, 2.0, 4.0] {
        world.refuse(0.0);
        assert_eq!(world.phase(), Phase::Lost);
        assert_eq!(world.until_attempt(), wait * SECOND);
    }
    world.answer(None);
    assert_eq!((world.phase(), world.until_attempt()), (Phase::Open, MINUTE));
    world.refuse(0.0);
    assert_eq!(world.until_attempt(), SECOND);
}

#[test]
fn retry_after_is_respected() {
    let mut world = World::begun(true, false);
    world.refuse(120.0 * SECOND);
    assert_eq!(world.until_attempt(), 120.0 * SECOND);
    // Longer than any timer of a browser runs: it fires too early, and nothing is requested.
    world.refuse(40.0 * 86_400.0 * SECOND);
    let attempts = world.attempts.len();
    world.handle(Event::Due);
    assert_eq!(world.attempts.len(), attempts);
    assert_eq!(world.until_attempt(), 40.0 * 86_400.0 * SECOND);
}

#[test]
fn browser_may_retry_by_itself_three_times() {
    let mut world = World::live();
    for _ in 0..3 {
        world.drop_line();
        assert_eq!((world.phase(), world.opened.len(), world.fetched.len()), (Phase::Lost, 1, 1));
        assert!(world.stream.is_some(), "it is left to the browser");
        world.open();
        world.frame();
        assert_eq!(world.phase(), Phase::Open);
    }
    world.drop_line();
    assert_eq!(world.stream, None);
    world.until_attempt();
    assert_eq!(world.fetched.len(), 2);
}

#[test]
fn steady_connection_resets_the_attempts_of_the_browser() {
    let mut world = World::live();
    for _ in 0..20 {
        world.pass(MINUTE);
        world.frame();
        world.drop_line();
        world.open();
    }
    assert_eq!(world.opened.len(), 1);
}

#[test]
fn hanging_attempt_of_the_browser_times_out() {
    let mut world = World::live();
    world.drop_line();
    world.pass(4.0 * MINUTE);
    assert_eq!(world.fetched.len(), 2);
}

#[test]
fn connection_without_a_frame_counts_after_five_seconds() {
    let mut world = World::live();
    world.drop_line();
    world.open();
    world.pass(4.9 * SECOND);
    assert_eq!(world.phase(), Phase::Lost, "a server may close it at once");
    world.pass(0.2 * SECOND);
    assert_eq!(world.phase(), Phase::Open);
    // A frame counts at once.
    world.drop_line();
    world.open();
    world.frame();
    assert_eq!(world.phase(), Phase::Open);
}

#[test]
fn stream_that_the_browser_refuses_is_retried() {
    let mut world = World::begun(true, true);
    world.answer(None);
    let turn = world.stream.unwrap();
    world.handle(Event::Refused { turn, cause: "SecurityError".to_owned() });
    assert_eq!(world.failures[0].message, "https://news.example/events could not be opened (SecurityError)");
    assert_eq!((world.phase(), world.until_attempt()), (Phase::Lost, SECOND));
}

#[test]
fn stream_is_not_opened_before_there_is_a_snapshot() {
    let mut world = World::begun(true, true);
    world.refuse(0.0);
    assert_eq!((world.phase(), world.opened.len(), world.over), (Phase::Lost, 0, 1));
    assert_eq!(world.until_attempt(), SECOND);
    world.answer(None);
    assert_eq!(world.opened.len(), 1);
}

#[test]
fn stream_continues_if_a_later_snapshot_fails() {
    let mut world = World::live();
    world.close();
    world.until_attempt();
    world.refuse(0.0);
    assert!(world.stream.is_some());
    assert_eq!(world.codes(), ["network", "http"]);
    world.open();
    world.frame();
    assert_eq!(world.phase(), Phase::Open);
}

#[test]
fn snapshot_fails_after_30_seconds() {
    let mut world = World::begun(true, false);
    let turn = world.fetching.unwrap();
    world.pass(29.9 * SECOND);
    assert_eq!(world.codes(), [""; 0]);
    world.pass(0.2 * SECOND);
    assert_eq!(world.failures[0].message, "https://news.example/snapshot was not answered within 30 seconds");
    assert_eq!((world.codes(), world.fetching, world.over), (vec!["network"], None, 1));
    // Late results are ignored.
    world.handle(Event::Fetched { turn, answer: Ok(Snapshot { etag: None, is_new: true }) });
    assert_eq!((world.shown, world.phase()), (0, Phase::Lost));
    world.until_attempt();
    world.answer(None);
    assert_eq!((world.shown, world.phase()), (1, Phase::Open));
}

#[test]
fn stream_continues_if_a_later_snapshot_never_arrives() {
    let mut world = World::live();
    world.close();
    world.until_attempt();
    world.pass(30.0 * SECOND);
    assert_eq!((world.fetching, world.opened.len()), (None, 2));
}

#[test]
fn silent_connection_is_reopened_after_twice_stale_after() {
    for (stale_after, silence) in [(60.0, 120.0), (5.0, 30.0), (100.0, 200.0)] {
        let mut world = World::live();
        world.handle(Event::Follow(Terms { stale_after: stale_after * SECOND, ..Terms::default() }));
        world.pass(10.0 * SECOND);
        world.frame();
        world.pass((silence - 0.1) * SECOND);
        assert_eq!(world.codes(), [""; 0]);
        world.pass(0.2 * SECOND);
        assert_eq!(world.codes(), ["silent"]);
        let message = format!("nothing that can be read came from https://news.example/events for {silence} seconds");
        assert_eq!(world.failures[0].message, message);
        world.until_attempt();
        world.answer(None);
        assert_eq!((world.fetched.len(), world.opened.len()), (2, 2));
        let heard = world.machine.status().heard;
        world.open();
        assert_eq!(world.machine.status().heard, heard, "where it was silent, a frame has to come first");
        world.frame();
        assert!(world.machine.status().heard > heard);
    }
}

#[test]
fn heartbeat_keeps_a_quiet_connection_open() {
    let mut world = World::live();
    for _ in 0..100 {
        world.pass(MINUTE);
        let turn = world.stream.unwrap();
        world.handle(Event::Frame { turn, frame: Frame::Taken { fault: None, has_quotes: true } });
    }
    assert_eq!((world.opened.len(), world.codes()), (1, vec![]));
}

#[test]
fn invalid_frames_are_no_sign_of_life_and_are_reported_once_a_minute() {
    let mut world = World::live();
    for _ in 0..24 {
        world.pass(5.0 * SECOND);
        let Some(turn) = world.stream else { break };
        world.handle(Event::Frame { turn, frame: Frame::Dropped(Fault::new("syntax", "in a frame: no JSON")) });
    }
    assert_eq!(world.codes(), ["syntax", "syntax", "silent"]);
    assert_eq!((world.failures[1].count, &*world.failures[1].message), (13, "in a frame: no JSON (13 so far)"));
    assert_eq!((world.shown, world.updated), (1, 0));
}

#[test]
fn frame_with_a_faulty_quote_is_used_and_the_fault_reported() {
    let mut world = World::live();
    let heard = world.machine.status().heard;
    world.pass(SECOND);
    let turn = world.stream.unwrap();
    let fault = Some(Fault::new("quote", "in a frame: a price of AAA cannot be"));
    world.handle(Event::Frame { turn, frame: Frame::Taken { fault, has_quotes: true } });
    assert_eq!((world.codes(), world.updated), (vec!["quote"], 1));
    assert!(world.machine.status().heard > heard);
}

#[test]
fn reconnects_at_once_when_the_network_is_back() {
    let mut world = World::live();
    world.pass(MINUTE);
    world.handle(Event::Offline);
    assert_eq!((world.phase(), world.stream), (Phase::Lost, None));
    assert_eq!(world.failures[0].message, "the browser is offline");
    world.pass(0.5 * SECOND);
    world.handle(Event::Online);
    assert_eq!(world.fetched.len(), 2);
    world.answer(None);
    world.open();
    assert_eq!(world.fetched.len(), 2);
}

#[test]
fn offline_event_does_not_postpone_the_next_attempt() {
    let mut world = World::live();
    world.close();
    let (attempts, begin) = (world.attempts.len(), world.now);
    while world.attempts.len() == attempts && world.now < begin + MINUTE {
        world.pass(SECOND / 4.0);
        world.handle(Event::Offline);
    }
    assert!(world.now <= begin + 1.25 * SECOND);
}

#[test]
fn returning_does_not_postpone_the_next_attempt() {
    let mut world = World::begun(true, false);
    world.chance = 1.0;
    world.refuse(0.0);
    world.pass(0.1 * SECOND);
    world.handle(Event::Online);
    assert_eq!(world.until_attempt().round(), 0.4 * SECOND);
}

#[test]
fn returning_often_causes_at_most_one_request_a_second() {
    let mut world = World::live();
    world.close();
    for _ in 0..100 {
        world.pass(SECOND / 10.0);
        world.handle(Event::Online);
        world.handle(Event::Visibility { is_hidden: false });
        if world.fetching.is_some() {
            world.refuse(0.0);
        }
        if world.stream.is_some() {
            world.close();
        }
    }
    assert!(world.attempts.len() <= 11, "{:?}", world.attempts.len());
}

#[test]
fn short_absence_changes_nothing() {
    let mut world = World::live();
    world.handle(Event::Visibility { is_hidden: true });
    world.pass(59.0 * SECOND);
    world.frame();
    world.handle(Event::Visibility { is_hidden: false });
    world.pass(MINUTE);
    world.frame();
    assert_eq!((world.fetched.len(), world.opened.len(), world.notified), (1, 1, 1));
}

#[test]
fn hidden_page_closes_after_a_minute_and_returns_with_snapshot_and_fresh_stream() {
    let mut world = World::live();
    world.handle(Event::Visibility { is_hidden: true });
    world.pass(61.0 * SECOND);
    assert_eq!(world.stream, None);
    assert!(world.machine.status().is_asleep);
    // Only showing the page wakes it.
    world.handle(Event::Online);
    world.handle(Event::Offline);
    world.handle(Event::Returned { is_hidden: true });
    world.pass(60.0 * MINUTE);
    assert_eq!((world.fetched.len(), world.phase(), world.codes()), (1, Phase::Open, vec![]));
    world.handle(Event::Visibility { is_hidden: false });
    assert_eq!((world.fetched.len(), world.phase(), world.machine.status().heard), (2, Phase::Connecting, None));
    assert_eq!(world.machine.status().since, world.now);
    world.answer(None);
    world.open();
    assert_eq!((world.opened.len(), world.phase()), (2, Phase::Open));
}

#[test]
fn page_that_begins_hidden_sleeps_after_a_minute() {
    let mut world = World::new(true, true);
    world.handle(Event::Begin { is_hidden: true });
    world.answer(None);
    world.open();
    world.pass(61.0 * SECOND);
    assert!(world.machine.status().is_asleep);
}

#[test]
fn page_that_is_left_closes_at_once_and_reconnects_on_return() {
    let mut world = World::live();
    world.pass(10.0 * SECOND);
    world.handle(Event::Left);
    assert_eq!(world.stream, None);
    world.handle(Event::Left);
    world.pass(MINUTE);
    world.handle(Event::Returned { is_hidden: false });
    world.handle(Event::Visibility { is_hidden: false });
    assert_eq!((world.fetched.len(), world.phase()), (2, Phase::Connecting));
}

#[test]
fn reload_takes_a_new_snapshot_and_a_new_stream() {
    let mut world = World::begun(true, true);
    world.answer(Some("\"1\""));
    world.open();
    world.handle(Event::Refresh);
    assert_eq!((world.stream, world.known.last()), (None, Some(&None)));
    world.answer(None);
    assert_eq!((world.shown, world.opened.len(), world.over), (2, 2, 2));
    // An outdated attempt has ended too: nobody waits forever.
    world.handle(Event::Refresh);
    world.handle(Event::Refresh);
    assert_eq!(world.over, 3);
    world.answer(None);
    assert_eq!(world.over, 4);
}

#[test]
fn reload_while_asleep_ends_at_once_and_takes_place_later() {
    let mut world = World::begun(true, false);
    world.answer(Some("\"1\""));
    world.handle(Event::Left);
    let over = world.over;
    world.handle(Event::Refresh);
    assert_eq!((world.over, world.fetching), (over + 1, None));
    world.pass(MINUTE);
    world.handle(Event::Returned { is_hidden: false });
    assert_eq!(world.known.last(), Some(&None));
}

#[test]
fn last_follower_closes_the_connection() {
    let mut world = World::live();
    world.handle(Event::End);
    assert_eq!(world.stream, None);
    for event in [Event::Due, Event::Online, Event::Offline, Event::Visibility { is_hidden: false }, Event::Refresh] {
        world.handle(event);
    }
    world.pass(60.0 * MINUTE);
    assert_eq!((world.fetched.len(), world.opened.len(), world.codes()), (1, 1, vec![]));
}

#[test]
fn frames_start_no_timer() {
    let mut world = World::live();
    let timer = world.timer;
    for _ in 0..1000 {
        world.now += 1.0;
        world.frame();
    }
    assert_eq!(world.timer, timer);
}

#[test]
fn setting_the_clock_back_postpones_nothing() {
    let mut world = World::live();
    world.set_back(60.0 * MINUTE);
    world.handle(Event::Offline);
    world.pass(0.1 * SECOND);
    world.handle(Event::Online);
    world.pass(SECOND);
    assert_eq!(world.fetched.len(), 2);
    // How much time has passed when it is noticed is unknown: the wait starts once more, and no longer.
    let mut world = World::live();
    world.set_back_unseen(60.0 * MINUTE);
    world.pass(241.0 * SECOND);
    assert_eq!(world.codes()[0], "silent");
}
