#![doc = "See `slugline_fuzz::frame`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(frame);
