//! (cli: front page to come)
