//! (ui: front page to come)
