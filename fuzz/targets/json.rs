#![doc = "See `slugline_fuzz::json`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(json);
