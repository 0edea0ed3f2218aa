//! (app: front page to come)
