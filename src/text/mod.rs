//! (text: front page to come)
