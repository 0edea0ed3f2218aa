//! Files that come in. Each reader takes bytes and gives back what it found with remarks, or says
//! why it found nothing; it never changes a project.

pub mod furniture;
mod tables;
pub mod text;
