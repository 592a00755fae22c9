//! The running sources: started, and restarted when their configuration changes.

use std::sync::Arc;
use std::time::Duration;

use slugline::quote::Strip;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use super::config::{Config, Market, Source, Vendor};
use super::hub::Hub;
use super::metrics::Metrics;
use super::source::closes::{self, Origin};
use super::source::fetch::Fetcher;
use super::source::intake::Intake;
use super::source::stream::Stream;
use super::source::{demo, poll};
use super::vendor::{Closes, Polled, protocol};
use super::{out, sessions};
use crate::clock::Clock;

/// Minutes between two requests for previous closes, seconds between two requests, and seconds until silence is a fault.
const CLOSES_MINUTES: u32 = 60;
const EVERY: u32 = 15;
const SILENCE: u32 = 300;

/// Everything that runs for a configuration.
pub(super) struct Desk {
    hub: Arc<Hub>,
    metrics: Arc<Metrics>,
    clock: Clock,
    fetcher: Fetcher,
    sources: Vec<Running>,
    /// The other tasks: sessions, the snapshot file.
    besides: JoinSet<()>,
}

/// A running source. Dropping it ends it.
struct Running {
    source: Source,
    market: Option<Market>,
    _tasks: JoinSet<()>,
}

impl Desk {
    /// A desk without running sources.
    pub(super) fn new(hub: Arc<Hub>, metrics: Arc<Metrics>, clock: Clock) -> Result<Self, String> {
        Ok(Self { hub, metrics, clock, fetcher: Fetcher::new()?, sources: Vec::new(), besides: JoinSet::new() })
    }

    /// Starts everything in a configuration. Unchanged sources continue; if there is a fault, all running ones do.
    pub(super) fn run(&mut self, config: &Config) -> Result<(), String> {
        // First everything that may fail.
        let demo = config.sources.iter().find(|source| *source.vendor.get_ref() == Vendor::Demo);
        let of_demo =
            demo.map(|source| demo::quotes(source.made_up.as_ref().map(|count| *count.get_ref()), &self.clock)).transpose()?;
        let keys = config.sources.iter().map(Source::keys).collect::<Result<Vec<_>, _>>()?;

        self.hub.arrange(&sessions::strip(config, of_demo.as_ref(), self.clock.time()), *config.frames_per_second.get_ref());
        self.metrics.keep_sources(|name| config.sources.iter().any(|source| source.name.get_ref() == name));
        // Removed ones end first: most vendors allow one connection per key.
        self.sources.retain(|running| {
            config.sources.iter().any(|source| running.source == *source && running.market.as_ref() == config.market_of(source))
        });
        for (source, keys) in config.sources.iter().zip(keys) {
            if self.sources.iter().all(|running| running.source.name != source.name) {
                tracing::info!(source = %source.name.get_ref(), vendor = source.vendor.get_ref().word(), "source begins");
                let market = config.market_of(source).cloned();
                let tasks = self.begin(source, market.clone(), keys, of_demo.as_ref());
                self.sources.push(Running { source: source.clone(), market, _tasks: tasks });
            }
        }
        self.besides = JoinSet::new();
        self.besides.spawn(sessions::run(Arc::clone(&self.hub), config.clone(), self.clock.clone()));
        if let Some(file) = &config.snapshot.file {
            let every = Duration::from_secs((*config.snapshot.every.get_ref()).into());
            self.besides.spawn(out::file::keep(Arc::clone(&self.hub), Arc::clone(&self.metrics), file.clone(), every));
        }
        Ok(())
    }

    fn begin(&self, source: &Source, market: Option<Market>, keys: super::key::Keys, of_demo: Option<&Strip>) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        let meter = self.metrics.source(source.name.get_ref());
        let hub = Arc::clone(&self.hub);
        let vendor = *source.vendor.get_ref();
        if let (Vendor::Demo, Some(strip)) = (vendor, of_demo) {
            let rate = source.rate.as_ref().map_or(demo::RATE, |rate| *rate.get_ref());
            tasks.spawn(demo::run(hub, meter, strip.clone(), rate, self.clock.clone()));
            return tasks;
        }
        let protocol = protocol(vendor);
        let name = |symbol: &str| protocol.map_or_else(|| symbol.to_owned(), |protocol| protocol.name(symbol));
        let intake = Arc::new(Intake::new(hub, meter, keys, source, name, self.clock.clone()));
        let symbols = source.symbols.get_ref().iter().map(|symbol| symbol.vendor.clone()).collect::<Vec<_>>();
        let every = seconds(source.every.as_ref().map_or(EVERY, |every| *every.get_ref()));
        if let Some(origin) = self.origin(source, protocol.and_then(|protocol| protocol.closes())) {
            let minutes = source.closes_minutes.as_ref().map_or(CLOSES_MINUTES, |minutes| *minutes.get_ref());
            tasks.spawn(closes::run(Arc::clone(&intake), origin, symbols.clone(), seconds(minutes * 60)));
        }
        if intake.holds_back() {
            tasks.spawn(release(Arc::clone(&intake)));
        }
        if let Some(protocol) = protocol {
            if let Some(free) = protocol.free_symbols().filter(|free| symbols.len() > *free) {
                tracing::warn!(source = %source.name.get_ref(), symbols = symbols.len(), free, "more symbols than this vendor's free plan has");
            }
            let address = source.url.as_ref().map_or(protocol.address(), |url| url.get_ref()).to_owned();
            let silence = seconds(source.silence.as_ref().map_or(SILENCE, |silence| *silence.get_ref()));
            tasks.spawn(Stream { protocol, address, symbols, intake, market, silence }.run());
        } else if let (Some(url), Some(paths)) = (&source.url, &source.paths) {
            let headers = source.headers.as_ref().map(|headers| headers.get_ref().clone()).unwrap_or_default();
            let polled = Polled { address: url.get_ref().clone(), headers, paths: paths.get_ref().clone() };
            tasks.spawn(poll::run(intake, self.fetcher.clone(), polled, symbols, every));
        }
        tasks
    }

    /// The origin of a source's previous closes.
    fn origin(&self, source: &Source, closes: Option<&'static dyn Closes>) -> Option<Origin> {
        if let Some(file) = &source.closes_file {
            return Some(Origin::File(file.clone()));
        }
        let closes = closes?;
        let address = source.closes_url.as_ref().map_or(closes.address(), |url| url.get_ref()).to_owned();
        Some(Origin::Call { closes, address, fetcher: self.fetcher.clone() })
    }
}

/// Gives the board the quotes whose delay is over, until it is dropped.
pub(super) async fn release(intake: Arc<Intake>) {
    let mut beat = interval(Duration::from_secs(1));
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        beat.tick().await;
        intake.release();
    }
}

fn seconds(count: u32) -> Duration {
    Duration::from_secs(count.into())
}
