#![doc = "See `slugline_fuzz::html`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(html);
