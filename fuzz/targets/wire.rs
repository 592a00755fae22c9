#![doc = "See `slugline_fuzz::wire`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(wire);
