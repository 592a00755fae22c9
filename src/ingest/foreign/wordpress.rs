//! A post of WordPress's REST API: `/wp-json/wp/v2/posts/1?_embed`, or a list of them
//! (<https://developer.wordpress.org/rest-api/reference/posts/>).

/// A post that is to appear has its time as an embargo; a draft is not for readers. In place of a picture that may not be seen stands an
/// error, which has no address.
pub(super) const FORM: &str = "
title content excerpt
uri|t|guid
url|t|link
lang|t|lang
headline|h|title
standfirst|m|excerpt
standfirst|v|content/protected|true=-
kicker|h|_embedded/wp:term/name
kicker|v|_embedded/wp:term/slug|uncategorized=-
bylines|l|_embedded/author
published|d|date_gmt
updated|d|modified_gmt
hero|p|_embedded/wp:featuredmedia/media_details/sizes|_embedded/wp:featuredmedia
hero.alt|t|_embedded/wp:featuredmedia/alt_text
hero.caption|m|_embedded/wp:featuredmedia/caption
hero.credit|o|_embedded/wp:featuredmedia/media_details/image_meta/credit|_embedded/wp:featuredmedia/media_details/image_meta/copyright
rights.embargo|f|date_gmt|future
rights.status|w|status|trash=canceled draft=withheld pending=withheld private=withheld auto-draft=withheld
|x|content";
