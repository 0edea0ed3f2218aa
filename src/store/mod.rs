//! (store: front page to come)
