#![doc = "See `slugline_fuzz::wordpress`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(wordpress);
