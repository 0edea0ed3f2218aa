//! `isnad`, `isnad PROJECT`, `isnad --sample` and `isnad picture`: what a window or a painter is
//! to do, handed back as data.

use super::Outcome;
use crate::app::notice::{AppError, Refusal};
use crate::app::outside::outside;
use crate::app::review::COMPARED_MAX;
use crate::app::words::{Lang, shown_path};
use crate::app::{Session, sample};
use crate::cli::desk::{Desk, Failure};
use crate::cli::grammar::{Arguments, Picture, Screen};
use crate::cli::{Exit, PictureOrder, WindowStart};
use crate::model::{AnnotatorId, ArticleId};

use i18n_embed_fl::fl;

pub(super) fn window(desk: &Desk, arguments: &Arguments, lang: Option<Lang>) -> Outcome {
    let project = if arguments.sample {
        let copy = sample::sample_working_copy(arguments.reset);
        Some(copy.map_err(|error| Failure::refused(error.words(&desk.words)))?)
    } else {
        arguments.project.clone()
    };
    if let Some(project) = &project {
        // Tried before a window opens, so that a wrong path is told in the terminal.
        desk.look(project, arguments.annotator.as_deref())?;
    }
    Ok(Exit::Window(WindowStart {
        project,
        annotator: arguments.annotator.clone(),
        lang,
    }))
}

pub(super) fn picture(desk: &Desk, order: &Picture) -> Outcome {
    outside(&order.out)?;
    let (annotator, moment) = (order.annotator.as_deref(), order.as_of.as_deref());
    let session = desk.open_as_of(&order.project, annotator, moment)?;
    let mut open = Vec::new();
    for ending in &order.open {
        open.push(desk.article(&session, ending)?);
    }
    if order.out.is_dir() {
        let path = shown_path(&order.out);
        return Err(Failure::refused(fl!(
            desk.words.loader,
            "export-is-folder",
            path = path
        )));
    }
    if let Some(id) = &order.select
        && order.screen != Screen::Agreement
        && session.find_item(id).is_none()
    {
        let message = fl!(desk.words.loader, "error-not-found", id = id.as_str());
        return Err(Failure::refused(message));
    }
    let annotators = match order.screen {
        Screen::Review => compared(desk, &session, order, open.first())?,
        _ => Vec::new(),
    };
    Ok(Exit::Picture(Box::new(PictureOrder {
        project: session,
        out: order.out.clone(),
        width_px: order.size.0,
        height_px: order.size.1,
        scale: order.scale,
        lang: desk.words.lang,
        theme: order.theme.into(),
        screen: order.screen,
        page: order.page.clone(),
        open,
        select: order.select.clone(),
        annotators,
    })))
}

/// Who is compared in a picture of the review: those named, else everybody who tagged the article.
fn compared(
    desk: &Desk,
    session: &Session,
    order: &Picture,
    article: Option<&ArticleId>,
) -> Result<Vec<AnnotatorId>, Failure> {
    let article = article.ok_or(AppError::Refused(Refusal::NoArticle))?;
    let named: Result<Vec<AnnotatorId>, Failure> = order
        .annotators
        .iter()
        .map(|id| desk.annotator(session, id))
        .collect();
    let mut annotators = named?;
    if annotators.is_empty() {
        annotators = session.project().annotators_in(article);
    }
    annotators.truncate(COMPARED_MAX);
    if annotators.len() < 2 {
        return Err(AppError::Refused(Refusal::OneAnnotator).into());
    }
    Ok(annotators)
}
