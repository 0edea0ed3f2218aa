//! `isnad tags`: everything that is tagged.

use std::collections::BTreeSet;

use super::{Outcome, done};
use crate::app::session::Session;
use crate::cli::desk::{Desk, Failure, shown};
use crate::cli::grammar;
use crate::exchange::json::{self, Selection, Span, Tags};
use crate::model::ActorId;

pub(super) fn tags(desk: &Desk, order: &grammar::Tags) -> Outcome {
    let session = desk.open_as_of(&order.project, None, order.as_of.as_deref())?;
    let article = match &order.article {
        Some(ending) => Some(desk.article(&session, ending)?),
        None => None,
    };
    let mut annotators = BTreeSet::new();
    if let Some(id) = &order.annotator {
        annotators.insert(desk.annotator(&session, id)?);
    }
    let wanted = Selection {
        article,
        annotators,
        kind: order.kind.map(Into::into),
    };
    let tags = json::tags(session.project(), &wanted);
    if order.json {
        desk.print_json(&tags)?;
    } else {
        print(desk, &session, &tags)?;
    }
    done()
}

/// One line a tag: id, annotator, place, words, and what is said of them.
fn print(desk: &Desk, session: &Session, tags: &Tags) -> Result<(), Failure> {
    let name = |id: Option<&String>| actor_name(desk, session, id);
    let code = |set: &str, code: Option<&String>| {
        let code = crate::model::Code::new(code.cloned().unwrap_or_default());
        let book = session.project().codebook();
        book.name(set, &code, desk.words.is_arabic()).to_owned()
    };
    for it in &tags.claims {
        let said = code("claim.type", it.kind.as_ref());
        let claimant = name(it.claimant.as_ref());
        desk.print(&line(
            "claim",
            &it.id,
            &it.annotator,
            &it.spans,
            &[said, claimant],
        ))?;
    }
    for it in &tags.mentions {
        let actor = name(it.actor.as_ref());
        desk.print(&line("mention", &it.id, &it.annotator, &it.spans, &[actor]))?;
    }
    for it in &tags.attributions {
        let act = code("attribution.act", it.act.as_ref());
        let source = name(it.source_actor.as_ref());
        desk.print(&line(
            "attribution",
            &it.id,
            &it.annotator,
            &it.spans,
            &[act, source],
        ))?;
    }
    for it in &tags.stances {
        let label = code("stance.label", it.label.as_ref());
        let holder = name(it.holder.as_ref());
        let said = [label, holder, it.target.clone()];
        desk.print(&line("stance", &it.id, &it.annotator, &it.spans, &said))?;
    }
    for it in &tags.relations {
        let kind = code("relation.kind", it.kind.as_ref());
        let said = [kind, it.from.clone(), it.to.clone()];
        desk.print(&line("relation", &it.id, &it.annotator, &[], &said))?;
    }
    for it in &tags.canonical {
        let wording = either(desk, it.proposition_ar.as_ref(), it.proposition_en.as_ref());
        let mut said = vec![wording];
        // Signed, so that denials are seen: +claim −claim.
        said.extend(it.members.iter().map(|member| {
            let sign = if member.sign < 0 { '−' } else { '+' };
            format!("{sign}{}", member.claim)
        }));
        let annotator = it.annotator.clone().unwrap_or_default();
        desk.print(&line("canonical", &it.id, &annotator, &[], &said))?;
    }
    for it in &tags.topics {
        let name = either(desk, it.name_ar.as_ref(), it.name_en.as_ref());
        let said = [it.code.clone().unwrap_or_default(), name];
        let annotator = it.annotator.clone().unwrap_or_default();
        desk.print(&line("topic", &it.id, &annotator, &[], &said))?;
    }
    for it in &tags.comments {
        let on = format!("{}:{}", it.on.kind, it.on.id);
        let state = it.state.unwrap_or_default().to_owned();
        let said = [on, it.text.clone(), state];
        desk.print(&line("comment", &it.id, &it.annotator, &[], &said))?;
    }
    for it in &tags.actors {
        let kind = code("actor.type", it.kind.as_ref());
        let annotator = it.annotator.clone().unwrap_or_default();
        desk.print(&line(
            "actor",
            &it.id,
            &annotator,
            &[],
            &[name(Some(&it.id)), kind],
        ))?;
    }
    Ok(())
}

/// The wording in the language of messages, else in the other.
fn either(desk: &Desk, ar: Option<&String>, en: Option<&String>) -> String {
    let (first, second) = if desk.words.is_arabic() {
        (ar, en)
    } else {
        (en, ar)
    };
    first.or(second).cloned().unwrap_or_default()
}

fn actor_name(desk: &Desk, session: &Session, id: Option<&String>) -> String {
    id.and_then(|id| session.project().actors().get(&ActorId::new(id.as_str())))
        .map(|actor| actor.name(desk.words.is_arabic()).to_owned())
        .unwrap_or_default()
}

fn line(kind: &str, id: &str, annotator: &str, spans: &[Span], said: &[String]) -> String {
    let places: Vec<_> = spans
        .iter()
        .map(|span| format!("{}..{}", span.start, span.end))
        .collect();
    let words: Vec<_> = spans.iter().map(|span| span.exact.as_str()).collect();
    let mut parts = vec![kind.to_owned(), id.to_owned(), annotator.to_owned()];
    parts.push(places.join(","));
    parts.push(words.join(" … "));
    parts.extend(said.iter().cloned());
    parts.retain(|part| !part.is_empty());
    shown(&parts.join("  "))
}
