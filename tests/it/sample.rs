//! The sample project is made by this test from its words, with a fixed clock and fixed sessions,
//! and must come out byte for byte as it lies in `sample_data/ports`. `ISNAD_WRITE_SAMPLE=1`
//! writes it there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use isnad::app::check::{self, Severity};
use isnad::app::library::{add_files, attach_image};
use isnad::app::platform::{FixedPlatform, Platform};
use isnad::app::sample::write_sample;
use isnad::app::words::{Lang, Words};
use isnad::app::{Session, merge, story};
use isnad::model::edit::library::{ArticleFields, annotator, change_article};
use isnad::model::field::fields_of;
use isnad::model::{AnnotatorId, Claim, Codebook, EntityKind, Item, Project, Target};
use isnad::store::Folder;
use serde::Deserialize;

use crate::support::cli::{Ran, files, isnad, run};

/// The first of April 2025, eight in the morning (UTC), in milliseconds since 1970.
const START_MS: u64 = 1_743_494_400_000;
const SEED: u64 = 1;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data")
}

#[derive(Deserialize)]
struct Details {
    file: String,
    title: String,
    outlet: String,
    date: String,
    image: Option<String>,
}

fn details() -> Vec<Details> {
    let text = std::fs::read_to_string(root().join("source/articles.ron")).expect("the list");
    ron::from_str(&text).expect("a list of articles")
}

/// Makes the sample as a person would: a new project, eight files, their details, a picture, two
/// annotators at work, the first of them once more, joining what lies apart, and a lead who reviews.
fn make(target: &Path) {
    let platform: Arc<dyn Platform> = Arc::new(FixedPlatform::new(START_MS, SEED));
    let source = root().join("source");
    let folder = || Folder::on_disk(target);
    let mut made = Session::create(
        folder(),
        Arc::clone(&platform),
        "salma",
        "مشروع الموانئ",
        Codebook::isnad_default(),
    )
    .expect("a project");
    name(&mut made, "salma", "سلمى");
    made.close().expect("closed");
    drop(made);

    let mut session = Session::open(folder(), Arc::clone(&platform), None).expect("opened");
    let details = details();
    let paths: Vec<_> = details.iter().map(|one| source.join(&one.file)).collect();
    let report = add_files(&mut session, &paths, &mut |_, _| true);
    assert!(report.failed.is_empty(), "{:?}", report.failed);
    for (one, added) in details.iter().zip(&report.added) {
        let fields = ArticleFields {
            title: Some(one.title.clone()),
            outlet: Some(one.outlet.clone()),
            date: Some(one.date.clone()),
        };
        session
            .plan(|desk| change_article(desk, &added.id, &fields))
            .expect("details");
        if let Some(image) = &one.image {
            attach_image(&mut session, &added.id, &source.join(image)).expect("a picture");
        }
    }
    session.close().expect("closed");
    drop(session);

    for (who, file, called) in [
        ("salma", "salma.story", Some("سلمى")),
        ("omar", "omar.story", Some("عمر")),
        ("salma", "salma-links.story", None),
        ("lina", "lina.story", Some("لينا")),
    ] {
        let text = std::fs::read_to_string(source.join(file));
        let lines = story::parse(&text.expect("a story")).expect("a story that can be read");
        let id = AnnotatorId::new(who);
        let opened = Session::open(folder(), Arc::clone(&platform), Some(&id));
        let mut session = opened.expect("opened");
        if let Some(called) = called {
            name(&mut session, who, called);
        }
        let (mut session, unmet) = story::run(session, &lines, &mut |_| {})
            .unwrap_or_else(|failure| panic!("{failure:?}"));
        assert!(unmet.is_empty(), "{file}: {unmet:?}");
        session.close().expect("closed");
    }
}

/// Enters an annotator under the name people read.
fn name(session: &mut Session, id: &str, called: &str) {
    let id = AnnotatorId::new(id);
    session
        .plan(|desk| annotator(desk, &id, called))
        .expect("a name");
}

#[test]
fn the_sample_comes_out_byte_for_byte_as_it_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = folder.path().join("ports");
    make(&fresh);
    let kept = root().join("ports");
    let found = files(&fresh);
    if std::env::var_os("ISNAD_WRITE_SAMPLE").is_some_and(|value| value == "1") {
        std::fs::remove_dir_all(&kept).expect("the old one goes");
        for (name, bytes) in &found {
            let path = kept.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
    }
    let kept = files(&kept);
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        files.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&found), names(&kept));
    for (name, bytes) in &kept {
        assert_eq!(
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&found[name]),
            "{name}"
        );
    }
}

#[test]
fn the_sample_holds_what_its_readme_promises() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sample");
    write_sample(&path).expect("written");
    let findings = check::check(&Folder::on_disk(&path), START_MS * 2, &Words::new(Lang::En))
        .expect("checked");
    let bad: Vec<_> = findings
        .iter()
        .filter(|one| one.severity != Severity::Info)
        .collect();
    assert!(bad.is_empty(), "{bad:?}");
    // Nothing about it is for a repair, though its people worked one after another.
    let repairable: Vec<_> = findings.iter().filter(|one| one.repairable).collect();
    assert!(repairable.is_empty(), "{repairable:?}");
    let before = files(&path);
    let folder = Folder::on_disk(&path);
    let fresh = FixedPlatform::new(START_MS * 2, 8);
    let recovered = merge::recover(&folder, &fresh).expect("nothing to recover");
    assert_eq!(recovered, isnad::store::Recovered::default());
    assert_eq!(files(&path), before);

    let platform = Arc::new(FixedPlatform::new(START_MS * 2, 9));
    let session = Session::open(Folder::on_disk(&path), platform, None).expect("opened");
    let project = session.project();
    assert_eq!(project.name, "مشروع الموانئ");
    assert_eq!(project.articles().len(), 8);
    for (number, article) in project.articles().iter().enumerate() {
        assert!(
            article
                .id
                .as_str()
                .ends_with(&format!("-{:04}", number + 1)),
            "{}",
            article.id
        );
        assert_eq!(article.title, details()[number].title);
    }
    let claims = |name: &str| {
        project
            .claims()
            .iter()
            .filter(|it| it.annotator.as_str() == name)
            .count()
    };
    assert_eq!((claims("salma"), claims("omar")), (67, 37));
    let with_image: Vec<_> = project
        .articles()
        .iter()
        .filter(|it| !it.images.is_empty())
        .collect();
    assert_eq!(with_image.len(), 1);
    assert!(with_image[0].images[0].caption.is_some());
    uses_the_whole_model(project);
}

/// Kinds of which the sample holds nothing, each with the reason.
const ABSENT_KINDS: [(EntityKind, &str); 2] = [
    (
        EntityKind::Edition,
        "the codebook is that of the beginning; an edition would set every tag to be checked again",
    ),
    (EntityKind::Spell, "nobody sat there while it was made"),
];

/// Fields that nothing in the sample fills, each with the reason. None.
const ABSENT_FIELDS: [(&str, &str); 0] = [];

/// Every kind of thing and every field of every kind is used somewhere, and what joins them too.
#[track_caller]
fn uses_the_whole_model(project: &Project) {
    macro_rules! counts {
        ($($kind:ident $table:ident),+ $(,)?) => {
            [$((EntityKind::$kind, project.$table().len())),+]
        };
    }
    let counts = counts! {
        Annotator annotators, Article articles, Actor actors, Alias aliases, Role roles,
        Affiliation affiliations, Topic topics, Canonical canonicals, Bond bonds,
        Edition editions, Mention mentions, Claim claims, Attribution attributions,
        Stance stances, Relation relations, Comment comments, Refusal refusals, Work work,
        Assignment assignments, Review reviews, Decision decisions, Spell spells,
    };
    assert_eq!(counts.map(|(kind, _)| kind).as_slice(), EntityKind::ALL);
    for (kind, count) in counts {
        let absent = ABSENT_KINDS.iter().any(|(one, _)| *one == kind);
        assert_eq!(count == 0, absent, "{kind}: {count}");
    }

    // Fields, by the kind of thing they stand on: a note of a claim is no note of a relation.
    let mut fields: BTreeMap<String, usize> = BTreeMap::new();
    macro_rules! fill {
        ($($kind:ident $table:ident),+ $(,)?) => {
            $(for one in project.$table().iter() {
                let item = Item::$kind(one.id.clone());
                for field in fields_of(&item) {
                    let value = project.value(&item, field).expect("a field of its own");
                    let name = format!("{} {}", EntityKind::$kind, field.id);
                    *fields.entry(name).or_default() += usize::from(!value.is_empty());
                }
            })+
        };
    }
    fill! {
        Mention mentions, Claim claims, Attribution attributions, Stance stances,
        Relation relations, Actor actors, Canonical canonicals, Topic topics,
    }
    let empty: Vec<&str> = fields
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(empty, ABSENT_FIELDS.map(|(name, _)| name));
    assert!(fields.len() > 60, "{}", fields.len());

    // Labels of the sets a reader of the sample should meet all of.
    let labels = |set: &str| -> BTreeSet<String> {
        let set = project.codebook().set(set).expect("in the codebook");
        set.entries.iter().map(|it| it.code.to_string()).collect()
    };
    let used: BTreeSet<_> = project
        .relations()
        .iter()
        .map(|it| it.kind.to_string())
        .collect();
    assert_eq!(used, labels("relation.kind"));
    let used: BTreeSet<_> = project
        .affiliations()
        .iter()
        .map(|it| it.kind.to_string())
        .collect();
    assert_eq!(used, labels("affiliation.kind"));
    let used: BTreeSet<_> = project
        .attributions()
        .iter()
        .map(|it| it.cue_kind.to_string())
        .filter(|code| !code.is_empty())
        .collect();
    assert_eq!(used, labels("cue.kind"));
    let used: BTreeSet<_> = project
        .claims()
        .iter()
        .filter_map(|it| it.canonical.as_ref())
        .map(|it| it.relation.to_string())
        .filter(|code| !code.is_empty())
        .collect();
    assert_eq!(used, labels("canonical.relation"));

    // What is no field.
    let holds = [
        (
            "relations within an article",
            project
                .relations()
                .iter()
                .any(|it| it.article == it.to_article),
        ),
        (
            "relations between articles",
            project
                .relations()
                .iter()
                .any(|it| it.article != it.to_article),
        ),
        (
            "a claim in pieces",
            project
                .claims()
                .iter()
                .any(|it| it.anchor.fragments.len() > 1),
        ),
        (
            "two sets of evidence, one of several places",
            project.claims().iter().any(|it| {
                it.evidence.len() > 1 && it.evidence.iter().any(|places| places.len() > 1)
            }),
        ),
        (
            "a merged actor",
            project.actors().iter().any(|it| it.merged_into.is_some()),
        ),
        (
            "an actor known elsewhere",
            project
                .actors()
                .iter()
                .any(|it| !it.external_ids.is_empty()),
        ),
        (
            "an ambiguous alias",
            project.aliases().iter().any(|it| it.ambiguous),
        ),
        (
            "a merged proposition",
            project
                .canonicals()
                .iter()
                .any(|it| it.merged_into.is_some()),
        ),
        (
            "members of both signs",
            project.canonicals().iter().any(|it| {
                let members = project.members_of(&it.id, None);
                let denies = |claim: &Claim| claim.canonical.as_ref().is_some_and(|one| one.denies);
                members.iter().any(|one| denies(one)) && members.iter().any(|one| !denies(one))
            }),
        ),
        (
            "a topic below another",
            project.topics().iter().any(|it| it.parent.is_some()),
        ),
        (
            "a settled thread with an answer of a colleague",
            project.comments().iter().any(|it| {
                let answers = project.answers_to(&it.id);
                project.is_settled(&it.id)
                    && answers.iter().any(|one| one.annotator != it.annotator)
            }),
        ),
        (
            "an open thread",
            project
                .comments()
                .iter()
                .any(|it| it.thread.is_none() && !project.is_settled(&it.id)),
        ),
        (
            "an article without suggestions",
            project.work().iter().any(|it| it.without_suggestions),
        ),
        (
            "a tag that was suggested",
            project
                .mentions()
                .iter()
                .any(|it| it.meta.origin.as_str() == "suggestion_accepted"),
        ),
        (
            "a stance told by somebody",
            project.stances().iter().any(|it| it.via.is_some()),
        ),
        (
            "a source that is understood",
            project.mentions().iter().any(|it| it.anchor.is_none()),
        ),
    ];
    for (what, is_there) in holds {
        assert!(is_there, "{what}");
    }
    let chains = |links: usize| {
        let all = project.claims().iter();
        all.filter(|it| project.chain_of(&it.id).len() == links)
            .count()
    };
    assert!(chains(2) >= 3 && chains(3) >= 1);
    let on = |what: fn(&Target) -> bool| project.stances().iter().any(|it| what(&it.target));
    assert!(on(|it| matches!(it, Target::Claim(_))));
    assert!(on(|it| matches!(it, Target::Actor(_))));
    assert!(on(|it| matches!(it, Target::Canonical(_))));
    assert!(on(|it| matches!(it, Target::Topic(_))));
}

#[test]
fn the_program_writes_the_sample_only_into_an_empty_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep/sample");
    let text = path.to_string_lossy().into_owned();
    run(["sample", text.as_str()]).expect(0);
    assert_eq!(files(&path), files(&root().join("ports")));
    let before = files(&path);
    let again = run(["sample", text.as_str()]).expect(2);
    assert!(again.err.contains("not empty"), "{}", again.err);
    assert_eq!(files(&path), before);
    run(["check", text.as_str()]).expect(0);
}

#[test]
fn the_working_copy_stays_until_it_is_reset() {
    // Without a display the window does not open, but the copy is made before.
    let data = tempfile::tempdir().expect("a folder");
    let start = |args: &[&str]| {
        let output = isnad().args(args).env("ISNAD_DATA", data.path()).output();
        Ran::of(output.expect("the program starts")).expect(2)
    };
    start(&["--sample"]);
    let copy = data.path().join("sample");
    assert_eq!(files(&copy), files(&root().join("ports")));
    std::fs::write(copy.join("mine.txt"), "mine").expect("written");
    start(&["--sample"]);
    assert!(copy.join("mine.txt").exists());
    start(&["--sample", "--reset"]);
    assert_eq!(files(&copy), files(&root().join("ports")));
    assert_eq!(std::fs::read_dir(data.path()).expect("a folder").count(), 1);
}
