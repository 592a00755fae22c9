//! The rules of a configuration in addition to its shape.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;

use slugline::quote::Board;
use toml::Spanned;

use super::{Config, Source, Vendor};

/// The longest name of a source: it is in every metric.
const LONGEST_NAME: usize = 40;

/// The faults, each with its place. They never repeat text of the file except names.
pub(super) fn faults(config: &Config) -> Vec<(Range<usize>, String)> {
    let mut faults = Faults::default();
    for address in [Some(&config.listen), config.operation.as_ref()].into_iter().flatten() {
        let is_address =
            address.get_ref().rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
        faults.unless(is_address, address, "expected an address and a port, such as \"127.0.0.1:8090\" or \"[::]:8090\"");
    }
    for origin in &config.origins {
        let message = "expected an origin, such as \"https://www.example.com\" (no path, no closing slash), or \"*\" for any";
        faults.unless(is_origin(origin.get_ref()), origin, message);
    }
    faults.unless_within(&config.frames_per_second, 0.1, 100.0);
    faults.unless_within(&config.snapshot.every, 1, 3_600);
    faults.unless_within(&config.limits.clients, 1, 1_000_000);
    faults.unless_within(&config.limits.head_seconds, 1, 300);
    faults.unless_within(&config.limits.unread_seconds, 1, 3_600);
    faults.fanout(config);
    for market in config.markets.values() {
        faults.0.extend(market.faults());
    }
    if config.sources.is_empty() {
        faults.0.push((0..0, "there is no [[source]]: where shall quotes come from?".to_owned()));
    }
    let mut names = BTreeMap::new();
    for source in &config.sources {
        let is_new = names.insert(source.name.get_ref().as_str(), ()).is_none();
        faults.unless(is_new, &source.name, "another source has this name");
        faults.source(source, config);
    }
    let symbols = config.sources.iter().map(|source| source.symbols.get_ref().len()).sum::<usize>();
    if let Some(last) = config.sources.last() {
        let message = format!("there are {symbols} symbols in all sources, and {} at most", Board::MOST_ROWS);
        faults.unless(symbols <= Board::MOST_ROWS, &last.symbols, &message);
    }
    faults.0
}

#[derive(Default)]
struct Faults(Vec<(Range<usize>, String)>);

impl Faults {
    fn unless<T>(&mut self, holds: bool, placed: &Spanned<T>, message: &str) {
        if !holds {
            self.0.push((placed.span(), message.to_owned()));
        }
    }

    fn unless_within<T: PartialOrd + Display>(&mut self, placed: &Spanned<T>, least: T, most: T) {
        let number = placed.get_ref();
        let message = format!("expected a number from {least} to {most}");
        self.unless(*number >= least && *number <= most, placed, &message);
    }

    fn source(&mut self, source: &Source, config: &Config) {
        let vendor = *source.vendor.get_ref();
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
        let name = source.name.get_ref();
        let message = format!("expected a name of a-z, 0-9, - and _, {LONGEST_NAME} characters at most");
        self.unless(!name.is_empty() && name.len() <= LONGEST_NAME && name.bytes().all(is_name), &source.name, &message);
        for variable in [&source.key_env, &source.secret_env].into_iter().flatten() {
            self.variable(variable);
        }
        self.unless(
            !vendor.needs_key() || source.key_env.is_some(),
            &source.vendor,
            "this vendor asks for a key: name its variable with `key_env`",
        );
        self.unless(
            vendor != Vendor::Alpaca || source.secret_env.is_some(),
            &source.vendor,
            "this vendor asks for a secret beside the key: name its variable with `secret_env`",
        );
        self.addresses(source, vendor);
        if let Some(market) = &source.market {
            let known = config.markets.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            let message = format!(
                "there is no such market; the file has [market.…] for: {}",
                if known.is_empty() { "none" } else { &known }
            );
            self.unless(config.markets.contains_key(market.get_ref()), market, &message);
        }
        for (number, least, most) in [
            (&source.delay, 0, 1_440),
            (&source.closes_minutes, 1, 1_440),
            (&source.silence, 1, 86_400),
            (&source.every, 1, 86_400),
            (&source.made_up, 1, 4_000),
        ] {
            if let Some(number) = number {
                self.unless_within(number, least, most);
            }
        }
        if let Some(rate) = &source.rate {
            self.unless_within(rate, 0.01, 100_000.0);
        }
        if let Some(hold_back) = &source.hold_back {
            let message = "nothing can be held back without a `delay`: for how many minutes?";
            self.unless(!hold_back.get_ref() || source.delay() > 0, hold_back, message);
        }
        self.symbols(source, vendor);
        self.only_of(
            vendor,
            Vendor::Json,
            &[("every", span(&source.every)), ("headers", span(&source.headers)), ("paths", span(&source.paths))],
        );
        self.only_of(vendor, Vendor::Demo, &[("rate", span(&source.rate)), ("made_up", span(&source.made_up))]);
    }

    fn fanout(&mut self, config: &Config) {
        if let Some(publish) = &config.publish {
            let is_http = |node: &String| ["http://", "https://"].iter().any(|scheme| node.starts_with(scheme));
            let nodes = publish.nodes.get_ref();
            let message = "expected addresses that begin with http:// or https://, at least one";
            self.unless(!nodes.is_empty() && nodes.iter().all(is_http), &publish.nodes, message);
        }
        if let Some(lead) = &config.lead {
            let is_redis = ["redis://", "rediss://"].iter().any(|scheme| lead.redis.get_ref().starts_with(scheme));
            self.unless(is_redis, &lead.redis, "expected an address that begins with redis://");
            let message = "the address has a password: it goes into the environment, and its variable is named by `password_env`";
            self.unless(!lead.redis.get_ref().contains('@'), &lead.redis, message);
            self.unless(
                config.publish.is_some(),
                &lead.redis,
                "a lease is for relays that publish: where to? name the nodes in [publish]",
            );
            self.unless_within(&lead.seconds, 1, 60);
            if let Some(variable) = &lead.password_env {
                self.variable(variable);
            }
        }
    }

    fn variable(&mut self, variable: &Spanned<String>) {
        let is_variable =
            variable.get_ref().bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let message = "expected the name of an environment variable, A-Z, 0-9 and _; the key itself goes into the environment";
        self.unless(is_variable, variable, message);
    }

    fn addresses(&mut self, source: &Source, vendor: Vendor) {
        let (schemes, message): (&[&str], _) = match vendor {
            Vendor::Json => (&["http://", "https://"], "expected an address that begins with https:// or http://"),
            _ => (&["ws://", "wss://"], "expected an address that begins with wss:// or ws://"),
        };
        if let Some(url) = &source.url {
            self.unless(schemes.iter().any(|scheme| url.get_ref().starts_with(scheme)), url, message);
        }
        if let Some(url) = &source.closes_url {
            let is_http = ["http://", "https://"].iter().any(|scheme| url.get_ref().starts_with(scheme));
            self.unless(is_http, url, "expected an address that begins with https:// or http://");
        }
        if vendor == Vendor::Json {
            self.unless(source.url.is_some(), &source.vendor, "polled JSON has no usual address: name it with `url`");
            self.unless(source.paths.is_some(), &source.vendor, "say where things stand in it, with `paths`");
        }
    }

    fn symbols(&mut self, source: &Source, vendor: Vendor) {
        let symbols = &source.symbols;
        let needs = "name at least one symbol: symbols = [\"AAPL\"]";
        if vendor != Vendor::Demo && symbols.get_ref().is_empty() {
            // A missing list has no place: the vendor has.
            self.0.push((source.vendor.span(), needs.to_owned()));
        }
        if let Some(most) = vendor.most_symbols() {
            let message = format!("there are {} symbols, and this vendor allows {most} on a connection", symbols.get_ref().len());
            self.unless(symbols.get_ref().len() <= most, symbols, &message);
        }
        let mut known = BTreeMap::new();
        for symbol in symbols.get_ref() {
            let is_sound = |text: &str| !text.is_empty() && text.len() <= 60 && !text.chars().any(|c| c.is_control() || c == ',');
            self.unless(
                is_sound(&symbol.vendor) && is_sound(&symbol.symbol),
                symbols,
                "a symbol has 1 to 60 characters, and no comma",
            );
            let is_new = known.insert(symbol.vendor.as_str(), ()).is_none();
            self.unless(is_new, symbols, &format!("the symbol {} stands there twice", symbol.vendor));
        }
    }

    /// Members that are only for one vendor are faults with all others.
    fn only_of(&mut self, vendor: Vendor, only: Vendor, fields: &[(&str, Option<Range<usize>>)]) {
        for (name, span) in fields {
            if let Some(span) = span
                && vendor != only
            {
                self.0.push((span.clone(), format!("`{name}` belongs to vendor = \"{}\"", only.word())));
            }
        }
    }
}

fn span<T>(placed: &Option<Spanned<T>>) -> Option<Range<usize>> {
    placed.as_ref().map(Spanned::span)
}

fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    text == "*" || host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' ', '*']))
}

#[cfg(test)]
mod tests {
    use super::super::read::read;

    const SOURCE: &str = "[[source]]\nname = \"us\"\nvendor = \"finnhub\"\nkey_env = \"KEY\"\nsymbols = [\"A\"]\n";

    #[test]
    fn valid_file_has_no_fault() {
        let text = [
            "listen = \"[::]:80\"\noperation = \"localhost:81\"\norigins = [\"https://a.example\", \"http://b.example:8080\", \"*\"]\n",
            "frames_per_second = 2.5\n[snapshot]\nmax_age = 0\nfile = \"x.json\"\nevery = 1\n[log]\nformat = \"json\"\nlevel = \"debug\"\n",
            "[market.nyse]\nhours = \"Mon-Fri 09:30-16:00 America/New_York\"\n",
            SOURCE,
            "market = \"nyse\"\ndelay = 15\nhold_back = true\n",
            "[[source]]\nname = \"x\"\nvendor = \"json\"\nurl = \"http://x/\"\nevery = 3\nsymbols = [\"A\"]\npaths = { price = \"p\" }\n",
            "[[source]]\nname = \"y\"\nvendor = \"binance\"\nsymbols = [{ vendor = \"BTCUSDT\", symbol = \"BTC/USD\" }]\n",
            "[[source]]\nname = \"z\"\nvendor = \"demo\"\nrate = 100\nmade_up = 50\n",
        ]
        .concat();
        let config = read(&text).unwrap();
        assert_eq!(config.sources.len(), 4);
        assert_eq!(config.sources[2].symbols.get_ref()[0].symbol, "BTC/USD");
    }

    #[test]
    fn every_fault_is_reported_with_its_line() {
        for (text, line, part) in [
            ("listen = \"8090\"\n", 1, "an address and a port"),
            ("\norigins = [\"https://a.example/\"]\n", 2, "no closing slash"),
            ("frames_per_second = 0\n", 1, "from 0.1 to 100"),
            ("[limits]\nclients = 0\n", 2, "from 1 to 1000000"),
            ("[publish]\nnodes = []\n", 2, "at least one"),
            ("[publish]\nnodes = [\"10.0.0.1:8081\"]\n", 2, "http://"),
            ("[lead]\nredis = \"redis://127.0.0.1/\"\n", 2, "[publish]"),
            ("[lead]\nredis = \"10.0.0.1\"\n", 2, "redis://"),
            ("[lead]\nredis = \"redis://:s3cret@10.0.0.1/\"\n", 2, "password_env"),
            ("[lead]\nseconds = 0\nredis = \"redis://127.0.0.1/\"\n", 3, "[publish]"),
            ("[market.x]\nhours = \"always\"\n", 2, "expected hours"),
        ] {
            let error = read(&[text, SOURCE].concat()).unwrap_err().join("\n");
            assert!(error.starts_with(&format!("line {line}, ")) && error.contains(part), "{error}");
        }
        for (source, part) in [
            ("name = \"Über\"\nvendor = \"demo\"\n", "a name of a-z"),
            ("name = \"a\"\nvendor = \"finnhub\"\nsymbols = [\"A\"]\n", "`key_env`"),
            ("name = \"a\"\nvendor = \"finnhub\"\nkey_env = \"s3cret\"\nsymbols = [\"A\"]\n", "goes into the environment"),
            ("name = \"a\"\nvendor = \"alpaca\"\nkey_env = \"A\"\nsymbols = [\"A\"]\n", "`secret_env`"),
            ("name = \"a\"\nvendor = \"binance\"\n", "at least one symbol"),
            ("name = \"a\"\nvendor = \"binance\"\nsymbols = [\"A\", \"A\"]\n", "twice"),
            ("name = \"a\"\nvendor = \"binance\"\nsymbols = [\"A,B\"]\n", "no comma"),
            ("name = \"a\"\nvendor = \"binance\"\nurl = \"https://x\"\nsymbols = [\"A\"]\n", "wss://"),
            ("name = \"a\"\nvendor = \"binance\"\nmarket = \"nyse\"\nsymbols = [\"A\"]\n", "no such market"),
            ("name = \"a\"\nvendor = \"binance\"\nhold_back = true\nsymbols = [\"A\"]\n", "without a `delay`"),
            ("name = \"a\"\nvendor = \"binance\"\nevery = 3\nsymbols = [\"A\"]\n", "`every` belongs to vendor = \"json\""),
            ("name = \"a\"\nvendor = \"json\"\nurl = \"https://x\"\nsymbols = [\"A\"]\n", "`paths`"),
            ("name = \"a\"\nvendor = \"json\"\nrate = 3\nsymbols = [\"A\"]\n", "`rate` belongs to vendor = \"demo\""),
        ] {
            let error = read(&format!("[[source]]\n{source}")).unwrap_err().join("\n");
            assert!(error.starts_with("line ") && error.contains(part), "{part}: {error}");
        }
        assert!(read("").unwrap_err()[0].contains("there is no [[source]]"));
        assert!(read(&[SOURCE, SOURCE].concat()).unwrap_err()[0].starts_with("line 7, column 8: another source"));
    }

    #[test]
    fn too_many_symbols_are_refused() {
        let source = |name: &str, vendor: &str, count: usize| {
            let symbols = (0..count).map(|number| format!("\"S{number}\"")).collect::<Vec<_>>().join(",");
            format!("[[source]]\nname = \"{name}\"\nvendor = \"{vendor}\"\nkey_env = \"KEY\"\nsymbols = [{symbols}]\n")
        };
        assert!(read(&source("a", "binance", 1_025)).unwrap_err()[0].contains("allows 1024"));
        assert!(read(&source("a", "finnhub", 4_096)).is_ok());
        let both = [source("a", "finnhub", 4_096), source("b", "massive", 1)].concat();
        assert!(read(&both).unwrap_err()[0].contains("4097 symbols in all sources, and 4096 at most"));
    }
}
