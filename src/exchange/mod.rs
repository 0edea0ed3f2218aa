//! (exchange: front page to come)
