#![doc = "See `slugline_fuzz::number`."]
#![cfg_attr(fuzzing, no_main)]

slugline_fuzz::target!(number);
