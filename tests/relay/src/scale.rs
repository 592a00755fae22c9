//! The cost of readers, calculated from measurements: the tables of docs/relay-scale.md.

/// The overhead of a frame: Server-Sent Events or WebSocket, HTTP, TCP and IP, and the acknowledgement.
const AROUND_A_FRAME: f64 = 100.0;
/// The assumed machines: cores, and gigabits a second of ten that are used.
const CORES: f64 = 8.0;
const GIGABITS: f64 = 6.0;
/// The numbers of readers in the table.
const CROWDS: [(f64, &str); 3] = [(10_000.0, "10,000"), (1_000_000.0, "1 million"), (10_000_000.0, "10 million")];

/// The measurements of the nodes.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Frames a second, to each reader.
    pub frames: f64,
    /// Bytes of a frame's JSON.
    pub bytes: f64,
    /// How many readers by Server-Sent Events a core of a node served.
    pub readers: f64,
}

impl Measured {
    /// The bits a second of one reader.
    fn bits(self) -> f64 {
        (self.bytes + AROUND_A_FRAME) * 8.0 * self.frames
    }

    /// The tables: for the measured frames per second, and for one.
    pub fn tables(self) -> String {
        let slow = Self { frames: 1.0, readers: self.readers * self.frames, ..self };
        format!(
            "A frame has {:.0} bytes of JSON and about {AROUND_A_FRAME:.0} around it: {:.0} kbit a second for each reader, {:.0} MB an hour. A core of a \
             node serves {:.0} readers by Server-Sent Events.\n\n{}\n\nWith one frame a second, {:.0} MB an hour, if a core then serves as many times \
             more readers as there are fewer frames:\n\n{}",
            self.bytes,
            self.bits() / 1e3,
            self.bits() * 3_600.0 / 8e6,
            self.readers,
            self.table(),
            slow.bits() * 3_600.0 / 8e6,
            slow.table(),
        )
    }

    fn table(self) -> String {
        let rows = CROWDS.map(|(crowd, name)| {
            let gigabits = crowd * self.bits() / 1e9;
            let cores = crowd / self.readers;
            let (by_cores, by_bits) = ((cores / CORES).ceil(), (gigabits / GIGABITS).ceil());
            let frames = crowd * self.frames;
            format!("| {name} | {frames:.0} | {gigabits:.1} Gbit | {:.0} | {by_cores:.0} | {by_bits:.0} |", cores.ceil())
        });
        let head = format!(
            "| readers | frames a second | bits a second | cores | machines of {CORES:.0} cores | machines of {GIGABITS:.0} Gbit/s |\n|---|---|---|---|---|---|"
        );
        format!("{head}\n{}", rows.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::Measured;

    #[test]
    fn ten_times_the_readers_need_ten_times_the_resources() {
        let text = Measured { frames: 4.0, bytes: 2_900.0, readers: 5_000.0 }.tables();
        assert!(text.contains("| 10,000 | 40000 | 1.0 Gbit | 2 | 1 | 1 |"), "{text}");
        assert!(text.contains("| 1 million | 4000000 | 96.0 Gbit | 200 | 25 | 16 |"), "{text}");
        assert!(text.contains("| 10 million | 40000000 | 960.0 Gbit | 2000 | 250 | 160 |"), "{text}");
        assert!(text.contains("| 1 million | 1000000 | 24.0 Gbit | 50 | 7 | 4 |"), "at one frame a second: {text}");
        assert!(text.contains("96 kbit a second for each reader, 43 MB an hour"), "{text}");
    }
}
