#![doc = "See `slugline_fuzz::jsonld`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(jsonld);
