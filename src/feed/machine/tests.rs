//! Each documented rule of a feed (docs/embedding.md, docs/problems.md).

use super::world::World;
use super::{Event, Frame, Phase, Snapshot};
use crate::feed::{Fault, MINUTE, SECOND, Terms};

#[test]
fn the_snapshot_comes_first_then_the_stream() {
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
fn without_a_snapshot_the_first_frame_with_quotes_is_one() {
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
fn a_strip_that_joins_with_a_shorter_interval_need_not_wait_for_the_longer_one() {
    let mut world = World::begun(true, false);
    world.handle(Event::Follow(Terms { interval: 86_400.0 * SECOND, stale_after: MINUTE }));
    world.answer(None);
    world.pass(5.0 * SECOND);
    world.handle(Event::Follow(Terms { interval: 10.0 * SECOND, stale_after: MINUTE }));
    assert_eq!(world.until_attempt(), 5.0 * SECOND);
}

#[test]
fn after_a_loss_it_is_tried_again_after_1_2_4_up_to_60_seconds_with_a_snapshot_first() {
    let mut world = World::live();
    let mut waits = Vec::new();
    for _ in 0..8 {
        world.close();
        assert_eq!(world.phase(), Phase::Lost);
        waits.push(world.until_attempt() / SECOND);
        assert_eq!(world.stream, None, "the snapshot first");
        world.answer(None);
        // The server seems to be sound, and closes at once.
        world.open();
        world.frame();
    }
    assert_eq!(waits, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]);
    assert_eq!(world.failures[0].message, "https://news.example/events could not be reached, or closed the connection");
}

#[test]
fn by_chance_it_is_tried_up_to_a_half_earlier() {
    let mut world = World::live();
    world.chance = 1.0;
    world.close();
    assert_eq!(world.until_attempt(), SECOND / 2.0);
}

#[test]
fn a_connection_that_stood_for_a_minute_is_sound_the_next_loss_begins_anew() {
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
fn a_server_that_is_down_is_asked_ever_less_often_and_then_every_interval_again() {
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
fn a_retry_after_is_kept_to() {
    let mut world = World::begun(true, false);
    world.refuse(120.0 * SECOND);
    assert_eq!(world.until_attempt(), 120.0 * SECOND);
    // Longer than any timer of a browser runs: whoever sets it rings too early, and nothing is asked.
    world.refuse(40.0 * 86_400.0 * SECOND);
    let attempts = world.attempts.len();
    world.handle(Event::Due);
    assert_eq!(world.attempts.len(), attempts);
    assert_eq!(world.until_attempt(), 40.0 * 86_400.0 * SECOND);
}

#[test]
fn the_browser_s_own_attempts_are_let_be_three_times() {
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
fn a_steady_connection_gives_the_browser_its_attempts_back() {
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
fn an_attempt_of_the_browser_that_hangs_is_not_waited_for_for_ever() {
    let mut world = World::live();
    world.drop_line();
    world.pass(4.0 * MINUTE);
    assert_eq!(world.fetched.len(), 2);
}

#[test]
fn after_a_loss_a_connection_without_a_frame_counts_when_it_has_stood_for_five_seconds() {
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
fn a_stream_that_the_browser_refuses_to_open_is_tried_again() {
    let mut world = World::begun(true, true);
    world.answer(None);
    let turn = world.stream.unwrap();
    world.handle(Event::Refused { turn, cause: "SecurityError".to_owned() });
    assert_eq!(world.failures[0].message, "https://news.example/events could not be opened (SecurityError)");
    assert_eq!((world.phase(), world.until_attempt()), (Phase::Lost, SECOND));
}

#[test]
fn no_stream_before_there_is_a_snapshot() {
    let mut world = World::begun(true, true);
    world.refuse(0.0);
    assert_eq!((world.phase(), world.opened.len(), world.over), (Phase::Lost, 0, 1));
    assert_eq!(world.until_attempt(), SECOND);
    world.answer(None);
    assert_eq!(world.opened.len(), 1);
}

#[test]
fn what_is_there_goes_on_by_its_stream_where_a_later_snapshot_fails() {
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
fn a_snapshot_that_is_not_there_after_30_seconds_has_failed() {
    let mut world = World::begun(true, false);
    let turn = world.fetching.unwrap();
    world.pass(29.9 * SECOND);
    assert_eq!(world.codes(), [""; 0]);
    world.pass(0.2 * SECOND);
    assert_eq!(world.failures[0].message, "https://news.example/snapshot was not answered within 30 seconds");
    assert_eq!((world.codes(), world.fetching, world.over), (vec!["network"], None, 1));
    // What comes all the same finds nobody.
    world.handle(Event::Fetched { turn, answer: Ok(Snapshot { etag: None, is_new: true }) });
    assert_eq!((world.shown, world.phase()), (0, Phase::Lost));
    world.until_attempt();
    world.answer(None);
    assert_eq!((world.shown, world.phase()), (1, Phase::Open));
}

#[test]
fn what_is_there_goes_on_by_its_stream_where_a_later_snapshot_never_comes() {
    let mut world = World::live();
    world.close();
    world.until_attempt();
    world.pass(30.0 * SECOND);
    assert_eq!((world.fetching, world.opened.len()), (None, 2));
}

#[test]
fn where_nothing_comes_for_twice_stale_after_the_connection_is_made_anew() {
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
fn a_heartbeat_keeps_a_quiet_market_open() {
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
fn the_network_is_gone_and_there_again_at_once() {
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
fn word_that_the_network_is_gone_does_not_put_off_the_next_attempt() {
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
fn who_returns_does_not_put_off_the_next_attempt() {
    let mut world = World::begun(true, false);
    world.chance = 1.0;
    world.refuse(0.0);
    world.pass(0.1 * SECOND);
    world.handle(Event::Online);
    assert_eq!(world.until_attempt().round(), 0.4 * SECOND);
}

#[test]
fn who_returns_often_does_not_ask_more_than_once_a_second() {
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
fn a_short_absence_changes_nothing() {
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
fn hidden_for_a_minute_it_is_closed_and_on_return_a_snapshot_then_a_fresh_stream() {
    let mut world = World::live();
    world.handle(Event::Visibility { is_hidden: true });
    world.pass(61.0 * SECOND);
    assert_eq!(world.stream, None);
    assert!(world.machine.status().is_asleep);
    // Nothing wakes it but somebody who looks.
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
fn a_page_that_begins_hidden_sleeps_after_a_minute() {
    let mut world = World::new(true, true);
    world.handle(Event::Begin { is_hidden: true });
    world.answer(None);
    world.open();
    world.pass(61.0 * SECOND);
    assert!(world.machine.status().is_asleep);
}

#[test]
fn a_page_that_is_left_closes_at_once_and_comes_back() {
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
    // One that is overtaken is over too: nobody waits for ever.
    world.handle(Event::Refresh);
    world.handle(Event::Refresh);
    assert_eq!(world.over, 3);
    world.answer(None);
    assert_eq!(world.over, 4);
}

#[test]
fn reload_while_asleep_is_over_at_once_and_not_forgotten() {
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
fn the_last_one_that_goes_closes_the_connection() {
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
fn frames_set_no_clock() {
    let mut world = World::live();
    let timer = world.timer;
    for _ in 0..1000 {
        world.now += 1.0;
        world.frame();
    }
    assert_eq!(world.timer, timer);
}

#[test]
fn a_clock_that_is_set_back_lets_nobody_wait() {
    let mut world = World::live();
    world.set_back(60.0 * MINUTE);
    world.handle(Event::Offline);
    world.pass(0.1 * SECOND);
    world.handle(Event::Online);
    world.pass(SECOND);
    assert_eq!(world.fetched.len(), 2);
    // How much time has passed when it is found out nobody knows: it is waited for once more, and no longer.
    let mut world = World::live();
    world.set_back_unseen(60.0 * MINUTE);
    world.pass(241.0 * SECOND);
    assert_eq!(world.codes()[0], "silent");
}
