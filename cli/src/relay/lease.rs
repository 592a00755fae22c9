//! The lease on publishing, in Redis: its holder, its number, the frame it published last, and what is published.
//!
//! | key | what it holds |
//! |---|---|
//! | `{NAME}:lease` | the leader; it expires by itself |
//! | `{NAME}:fence` | the number of the last leadership: it only increases |
//! | `{NAME}:claim` | the leadership and the number of the frame that may be published: `FENCE-NUMBER` |
//! | `{NAME}:quotes` | by symbol, the quote as it was published last |
//!
//! Each call is one script, which Redis runs atomically. The braces keep the keys together in a cluster.

use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, IntoConnectionInfo as _, RedisError, Script};

use super::key::Key;

/// An answer that takes longer has failed. Shorter than any allowed lease.
const PATIENCE: Duration = Duration::from_millis(500);
/// The longest wait between two attempts to connect.
const LONGEST_WAIT: Duration = Duration::from_millis(500);

/// Takes the lease if nobody has it: `SET NX PX`, and a number above all before. Redis's clock is in the number, so that it
/// increases even if Redis has lost its data. Returns 0 if somebody has it.
const ACQUIRE: &str = r"
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local fence = math.max(now, (tonumber(redis.call('GET', KEYS[2])) or 0) + 1)
local text = string.format('%.0f', fence)
redis.call('SET', KEYS[2], text)
redis.call('SET', KEYS[3], text .. '-0')
return fence";

/// Extends the lease if this holder still has it.
const EXTEND: &str = r"
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])";

/// Returns the lease if this holder still has it.
const RELEASE: &str = r"
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])";

/// If this holder still has the lease: makes this frame the one that may be published, and stores its content.
const CLAIM: &str = r"
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
if ARGV[3] == '1' then redis.call('DEL', KEYS[3]) end
for place = 4, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[place], ARGV[place + 1]) end
return 1";

/// Asks Redis for the lease and related data.
#[derive(Clone)]
pub(super) struct Lease {
    redis: ConnectionManager,
    key: String,
    fence: String,
    claim: String,
    quotes: String,
    length: Duration,
}

/// A frame that is about to be published.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// The leadership and the number of the frame: `FENCE-NUMBER`.
    pub(super) identity: String,
    /// Whether what was published before is obsolete.
    pub(super) is_whole: bool,
    /// Its quotes: names, and each as a document.
    pub(super) quotes: Vec<(String, String)>,
}

impl Lease {
    /// A lease of this length, under this name, in the Redis of this address. It connects on the first request.
    pub(super) fn new(address: &str, password: Option<&Key>, name: &str, length: Duration) -> Result<Self, RedisError> {
        let mut address = address.into_connection_info()?;
        if let Some(password) = password {
            let settings = address.redis_settings().clone().set_password(password.expose());
            address = address.set_redis_settings(settings);
        }
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            .set_max_delay(LONGEST_WAIT)
            .set_number_of_retries(1);
        let redis = ConnectionManager::new_lazy_with_config(Client::open(address)?, config)?;
        let key = |what: &str| format!("{{{name}}}:{what}");
        Ok(Self { redis, key: key("lease"), fence: key("fence"), claim: key("claim"), quotes: key("quotes"), length })
    }

    /// Takes the lease for this holder, and returns the number of the leadership; `None` if another holder has it.
    pub(super) async fn acquire(&self, holder: &str) -> Result<Option<u64>, RedisError> {
        let script = Script::new(ACQUIRE);
        let mut call = script.key(&self.key);
        call.key(&self.fence).key(&self.claim).arg(holder).arg(self.milliseconds());
        let fence: u64 = call.invoke_async(&mut self.redis.clone()).await?;
        Ok(Some(fence).filter(|fence| *fence > 0))
    }

    /// Extends the lease; `false` if this holder no longer has it.
    pub(super) async fn extend(&self, holder: &str) -> Result<bool, RedisError> {
        Script::new(EXTEND).key(&self.key).arg(holder).arg(self.milliseconds()).invoke_async(&mut self.redis.clone()).await
    }

    /// Returns the lease, so that the other relay need not wait for its end.
    pub(super) async fn release(&self, holder: &str) -> Result<bool, RedisError> {
        Script::new(RELEASE).key(&self.key).arg(holder).invoke_async(&mut self.redis.clone()).await
    }

    /// Makes a frame the one that may be published; `false` if this holder no longer has the lease.
    pub(super) async fn claim(&self, holder: &str, claim: &Claim) -> Result<bool, RedisError> {
        let script = Script::new(CLAIM);
        let mut call = script.key(&self.key);
        call.key(&self.claim).key(&self.quotes).arg(holder).arg(&claim.identity).arg(u8::from(claim.is_whole));
        for (name, quote) in &claim.quotes {
            call.arg(name).arg(quote);
        }
        call.invoke_async(&mut self.redis.clone()).await
    }

    /// Whether this is the frame that may be published.
    pub(super) async fn is_current(&self, claim: &str) -> Result<bool, RedisError> {
        let current: Option<String> = redis::cmd("GET").arg(&self.claim).query_async(&mut self.redis.clone()).await?;
        Ok(current.as_deref() == Some(claim))
    }

    /// The quotes as they were published last, each a document.
    pub(super) async fn published(&self) -> Result<Vec<String>, RedisError> {
        redis::cmd("HVALS").arg(&self.quotes).query_async(&mut self.redis.clone()).await
    }

    /// How long it lasts.
    pub(super) fn length(&self) -> Duration {
        self.length
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.length.as_millis()).unwrap_or(u64::MAX)
    }
}
