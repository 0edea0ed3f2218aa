//! (model: front page to come)
