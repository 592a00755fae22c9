#![doc = "See `slugline_fuzz::ninjs`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(ninjs);
