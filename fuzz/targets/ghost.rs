#![doc = "See `slugline_fuzz::ghost`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(ghost);
