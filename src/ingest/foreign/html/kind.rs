//! What the elements of HTML are to a story.

use crate::locale::parts;

/// What an element is, a letter for each.
pub(super) type Kind = u8;

/// A text.
pub(super) const TEXT: Kind = b'"';
/// Nothing for readers, with all that it holds.
pub(super) const NOTHING: Kind = b'X';
/// What a list of terms explains.
pub(super) const TERM: Kind = b'D';
pub(super) const HEADING: Kind = b'H';
pub(super) const LIST: Kind = b'L';
pub(super) const QUOTE: Kind = b'Q';
pub(super) const FIGURE: Kind = b'F';
pub(super) const CAPTION: Kind = b'G';
pub(super) const TABLE: Kind = b'T';
pub(super) const ROW: Kind = b'W';
pub(super) const CELL: Kind = b'Z';
pub(super) const PREFORMATTED: Kind = b'P';
pub(super) const RULE: Kind = b'R';
/// What stands in a frame or plays.
pub(super) const FOREIGN: Kind = b'V';
pub(super) const IMAGE: Kind = b'I';
pub(super) const BREAK: Kind = b'N';
pub(super) const QUOTED: Kind = b'J';
pub(super) const LINK: Kind = b'A';
pub(super) const CODE: Kind = b'C';
pub(super) const STRONG: Kind = b'S';
pub(super) const EMPHASIS: Kind = b'E';
pub(super) const MARK: Kind = b'M';
pub(super) const SUB: Kind = b'U';
pub(super) const SUP: Kind = b'O';
/// Its words belong to the text around it.
const INLINE: Kind = b'_';

/// Behind each letter the elements of that kind; behind B those whose lines are their own and that are nothing else.
const ELEMENTS: &str = "B p div section article main header footer aside li dd body html form address center hgroup details \
    summary fieldset dl A a S b strong E i em dfn var cite N br I img amp-img H h1 h2 h3 h4 h5 h6 L ul ol menu dir F figure G \
    figcaption Q blockquote T table W tr Z td th X script style template noscript svg select option optgroup datalist textarea \
    button input label legend progress meter canvas map noframes noembed applet dialog nav title frameset annotation \
    annotation-xml V iframe video audio embed object amp-video amp-youtube R hr P pre listing D dt C code kbd samp tt M mark U \
    sub O sup J q";

/// The kind of an element.
#[inline(never)]
pub(super) fn of(name: &str) -> Kind {
    let mut kind = INLINE;
    for word in parts(ELEMENTS, b' ') {
        match word.as_bytes() {
            [letter @ b'A'..=b'Z'] => kind = *letter,
            _ if word == name => return kind,
            _ => {}
        }
    }
    INLINE
}

/// Whether it begins a line of its own.
pub(super) fn is_block(kind: Kind) -> bool {
    b"BDHLQFGTWZPR".contains(&kind)
}
