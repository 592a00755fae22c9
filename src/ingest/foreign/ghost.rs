//! A post of Ghost's Content API: `/ghost/api/content/posts/slug/…/?include=authors,tags`
//! (<https://ghost.org/docs/content-api/>).

/// The excerpt that nobody wrote is the beginning of the body, and not asked for. Without access the body ends where the part for
/// everybody does.
pub(super) const FORM: &str = "posts pages
title html
uri|t|uuid id
url|t|canonical_url url
lang|t|locale
headline|t|title
standfirst|i|custom_excerpt
kicker|t|primary_tag
bylines|l|authors primary_author
published|d|published_at
updated|d|updated_at
access|w|visibility|public=free *=subscriber
access|v|access|false=preview
hero|p||feature_image
hero.alt|t|feature_image_alt
hero.caption|m|feature_image_caption
rights.embargo|f|published_at|scheduled
rights.status|w|status|draft=withheld sent=withheld
|x|html";
