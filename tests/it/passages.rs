//! Nine hard passages of real news, annotated in full depth by a story of places only: chains of
//! outlets, hearsay, a refusal to comment, one fact in two outlets, distance, denial, a quotation
//! that never closes, a shared title, an outlet's own judgement. What is read back after the
//! project was closed must be what was put in. The sample holds the same constructs, so that they
//! are checked where the real articles are not at hand.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use isnad::app::check::{self, Severity};
use isnad::app::library::add_files;
use isnad::app::platform::{FixedPlatform, Platform};
use isnad::app::sample::write_sample;
use isnad::app::words::{Lang, Words};
use isnad::app::{Session, story};
use isnad::model::{
    Anchor, ArticleId, Attribution, Canonical, Claim, Code, Codebook, Mention, Project, Stance,
    Target,
};
use isnad::store::Folder;

use crate::support::cli::run;

/// The articles, beside the checkout; they never enter it.
const FILES: [&str; 3] = [
    "000_154088cc3984c864.txt",
    "001_8fc73ac330813a26.txt",
    "003_a39184c905f49648.txt",
];

/// The first of April 2025, eight in the morning (UTC), in milliseconds since 1970.
const START_MS: u64 = 1_743_494_400_000;

/// Passages are named as in the notes they come from; places are scalars.
const STORY: &str = r#"
do actor.add name="الموقع الأول" name_en="First outlet" type=media
call first
do actor.add name="الموقع الثاني" name_en="Second outlet" type=media
call second
do actor.add name="روسيا" name_en="Russia" type=state
call russia
do actor.add name="الكرملين" name_en="The Kremlin" type=government
call kremlin
do actor.add name="بشار الأسد" name_en="Bashar al-Assad" type=person
call assad
do topic.add name="العقوبات" name_en="Sanctions" code=3
call sanctions
do topic.add name="الوجود العسكري" name_en="Military presence" code=2
call military
do canonical.add wording_en="Russia keeps a reduced military presence" topic=@military
call presence
do canonical.add wording_en="Russia granted Assad asylum"
call asylum
do canonical.add wording_en="Syria asked Russia to hand over Assad"
call extradition
do canonical.add wording_en="Iran is close to a nuclear bomb"
call bomb
do canonical.add wording_en="Iran has a right to peaceful nuclear energy"
call peaceful

# P2: outlet, outlet, anonymous, with a hedge; the headline drops it.
open 0001
select 2052..2067
do tag.actor name="بلومبيرغ" type=media
select 2078..2089
do tag.actor name="مصادر مطلعة" type=unnamed_source
select 2109..2164
do tag.claim type=prediction certainty=probable polarity=positive
call p2
do claim.claimant id=@p2 name="مصادر مطلعة" visibility=anonymous act=state quote_mode=indirect
select 2069..2077
do tag.cue id=@p2
do chain.select id=@p2 link=1
do field.set field=cue_kind value=preposition
do chain.add id=@p2 name="بلومبيرغ" visibility=media act=state outlet_commitment=endorsing
call p2_outer
select 2048..2051
do tag.cue id=@p2_outer
do field.set id=@p2_outer field=cue_kind value=verb
select 2096..2105
do tag.hedge id=@p2
do item.show id=@p2
do claim.canonical id=@p2 canonical=@presence relation=same
select 1967..2047
do tag.claim type=prediction certainty=probable
call p2_headline
do field.label id=@p2_headline field=flags code=unbalanced
do claim.claimant id=@p2_headline name="بلومبيرغ" visibility=media
do claim.canonical id=@p2_headline canonical=@presence relation=broader
do item.show id=@p2
do claim.relate id=@p2 other=@p2_headline kind=qualifies

# P6, first half: told in the outlet's own voice, with its judgement of Russia.
open 0001
select 3457..3514
do tag.claim type=factual certainty=certain
call p6_first
do claim.claimant id=@p6_first name="الموقع الأول" visibility=author act=state outlet_commitment=endorsing
do claim.canonical id=@p6_first canonical=@asylum relation=same
select 3299..3325
do stance.set target=@russia holder=@first label=oppose dimension=evaluative intensity=-2 explicitness=explicit evidence=selected

# P13: a quotation that opens and never closes.
select 243..249
do tag.actor name="بيسكوف" type=person
select 275..310
do tag.claim type=factual
call p13
do field.label id=@p13 field=flags code=unbalanced
do claim.claimant id=@p13 name="بيسكوف" act=state quote_mode=mixed
select 237..242
do tag.cue id=@p13

# P15: a name that judges.
do actor.alias name="بشار الأسد" alias="الطاغية" kind=pejorative
select 3108..3128
do tag.actor name="بشار الأسد"
do field.set field=form value=nominal
select 3108..3128
do stance.set target=@assad holder=@first label=oppose dimension=evaluative intensity=-2 explicitness=explicit evidence=selected

# P4: hearsay without a source.
open 0002
select 3409..3453
do tag.claim type=factual certainty=unspecified
call p4
do claim.claimant id=@p4 visibility=unattributed
select 3396..3408
do tag.cue id=@p4
do chain.select id=@p4 link=1
do field.set field=cue_kind value=preposition

# P5: unconfirmed, and a refusal to comment, which is no denial.
select 3668..3684
do tag.actor name="تقارير" type=unnamed_source
select 3692..3756
do tag.claim type=factual certainty=unspecified
call p5
do claim.claimant id=@p5 name="تقارير" visibility=anonymous act=state quote_mode=indirect outlet_commitment=distancing
do claim.canonical id=@p5 canonical=@extradition relation=same
select 3663..3667
do tag.cue id=@p5
select 3763..3782
do tag.actor name="الكرملين"
do field.set field=form value=nominal
select 3783..3800
do tag.claim type=other
call p5_decline
do claim.claimant id=@p5_decline name="الكرملين" act=decline quote_mode=indirect
select 3758..3762
do tag.cue id=@p5_decline
do chain.select id=@p5_decline link=1
call p5_decline_link
select 3758..3800
do stance.set target=@extradition holder=@kremlin label=none dimension=epistemic explicitness=explicit via=@p5_decline_link evidence=selected

# P6, second half: the same fact as a warning of others; the outlet only reports.
select 2123..2156
do tag.actor name="الاستخبارات البريطانية" type=government
do field.set field=form value=nominal
select 2169..2229
do tag.claim type=factual certainty=certain
call p6_second
do claim.claimant id=@p6_second name="الاستخبارات البريطانية" act=warn quote_mode=indirect outlet_commitment=neutral
do claim.canonical id=@p6_second canonical=@asylum relation=same
select 2157..2162
do tag.cue id=@p6_second
do stance.set target=@asylum holder=@second label=neutral dimension=epistemic explicitness=implied
do item.show id=@p6_first
do claim.relate id=@p6_first other=@p6_second kind=same_as

# P7: a cue that keeps its distance.
open 0002
select 1315..1360
do tag.claim type=policy
call p7
do claim.claimant id=@p7 name="بوتين" act=demand quote_mode=mixed outlet_commitment=distancing
select 1362..1371
do tag.cue id=@p7
select 2768..2776
do tag.actor name="بوغدانوف" type=person
select 2834..2910
do tag.claim type=causal certainty=certain
call p7_direct
do claim.claimant id=@p7_direct name="بوغدانوف" act=state quote_mode=direct outlet_commitment=neutral
select 2763..2767
do tag.cue id=@p7_direct
do chain.select id=@p7_direct link=1
call p7_link
do item.show name="بوغدانوف"
call bogdanov
select 2834..2910
do stance.set target=@sanctions holder=@bogdanov label=oppose dimension=evaluative intensity=-2 explicitness=explicit via=@p7_link evidence=selected

# P14: a title shared by two names; the second carries its conjunction.
select 712..725
do tag.actor name="أحمد الشرع" type=person
call p14
select 682..690
do tag.extend id=@p14
do field.set id=@p14 field=form value=name
do field.set id=@p14 field=role_as_stated value="الرئيس"

# P9: one asserts, one denies, one sides.
open 0003
select 2485..2490
do tag.actor name="ترامب" type=person
select 2536..2541
do tag.actor name="طهران" type=state
do field.set field=form value=metonym
select 2618..2623
do tag.actor name="روسيا"
select 2494..2528
do tag.claim type=factual certainty=certain
call p9
do claim.claimant id=@p9 name="ترامب" act=state quote_mode=indirect
do claim.canonical id=@p9 canonical=@bomb relation=same
do stance.set id=@p9 label=support
select 2479..2484
do tag.cue id=@p9
select 2542..2553
do tag.claim type=commitment polarity=negative
call p9_denial
do claim.claimant id=@p9_denial name="طهران" act=deny quote_mode=indirect
do claim.canonical id=@p9_denial canonical=@bomb denies=true relation=narrower
do stance.set id=@p9_denial label=oppose
select 2530..2535
do tag.cue id=@p9_denial
do item.show id=@p9_denial
do claim.relate id=@p9_denial other=@p9 kind=contradicts
open 0003
select 2606..2632
do stance.set target=@peaceful holder=@russia label=support dimension=evaluative intensity=1 explicitness=explicit evidence=selected
expect claims 12
expect relations 3
expect canonical 5
"#;

fn articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles")
}

/// Everything in a project, in words; two of the same words are the same.
fn whole(project: &Project) -> Vec<String> {
    macro_rules! tables {
        ($($table:ident),+) => {
            [$(project.$table().iter().map(|it| format!("{it:?}")).collect::<Vec<_>>()),+].concat()
        };
    }
    tables!(
        annotators,
        articles,
        actors,
        aliases,
        roles,
        affiliations,
        topics,
        canonicals,
        bonds,
        mentions,
        claims,
        attributions,
        stances,
        relations,
        comments,
        refusals,
        work
    )
}

/// A project as it is read back, asked by article and place.
struct Read<'a> {
    project: &'a Project,
    articles: Vec<ArticleId>,
}

impl<'a> Read<'a> {
    fn of(project: &'a Project) -> Self {
        let articles = project.articles().iter().map(|it| it.id.clone()).collect();
        Self { project, articles }
    }

    /// The one claim at these places of the article of that number, from 1.
    #[track_caller]
    fn claim(&self, article: usize, place: Range<usize>) -> &'a Claim {
        let home = &self.articles[article - 1];
        let all = self.project.claims().iter();
        let found: Vec<_> = all
            .filter(|it| it.article == *home && places(&it.anchor) == [place.clone()])
            .collect();
        assert_eq!(found.len(), 1, "{article} {place:?}");
        found[0]
    }

    #[track_caller]
    fn mention(&self, article: usize, wanted: &[Range<usize>]) -> &'a Mention {
        let home = &self.articles[article - 1];
        let all = self.project.mentions().iter();
        let found: Vec<_> = all
            .filter(|it| it.article == *home)
            .filter(|it| it.anchor.as_ref().is_some_and(|one| places(one) == wanted))
            .collect();
        assert_eq!(found.len(), 1, "{article} {wanted:?}");
        found[0]
    }

    /// Who says a claim and who passes it on, from the nearest outwards: name, how visible, cue.
    fn chain(&self, claim: &Claim) -> Vec<(String, String, Vec<Range<usize>>)> {
        let links = self.project.chain_of(&claim.id);
        links
            .into_iter()
            .map(|link| {
                let actor = self.project.claimant_by(link);
                (
                    actor.map_or(String::new(), |it| it.name(true).to_owned()),
                    link.visibility.to_string(),
                    link.cue.as_ref().map(places).unwrap_or_default(),
                )
            })
            .collect()
    }

    fn link(&self, claim: &Claim) -> &'a Attribution {
        self.project.attribution_of(&claim.id).expect("attributed")
    }

    /// The wording of a claim's proposition, whether the claim denies it, and how it stands to it.
    fn proposition(&self, claim: &Claim) -> Option<(&'a str, bool, String)> {
        let member = claim.canonical.as_ref()?;
        let canonical = self.project.resolve_canonical(&member.canonical)?;
        let relation = member.relation.to_string();
        Some((canonical.proposition_en.as_str(), member.denies, relation))
    }

    /// The stances of a holder, as `label dimension intensity explicitness`, with what they are on
    /// and what shows them.
    fn stances(&self, holder: &str) -> Vec<(String, String, Vec<Range<usize>>)> {
        let all = self.project.stances().iter();
        all.filter(|it| self.holder(it) == holder)
            .map(|it| {
                let intensity = it.intensity.map_or("-".to_owned(), |one| one.to_string());
                let said = format!(
                    "{} {} {intensity} {}",
                    it.label, it.dimension, it.explicitness
                );
                (
                    said,
                    self.target(it),
                    it.evidence.iter().flat_map(places).collect(),
                )
            })
            .collect()
    }

    fn holder(&self, stance: &Stance) -> &'a str {
        let holder = stance.holder.as_ref();
        let actor = holder.and_then(|id| self.project.resolve(id));
        actor.map_or("", |it| it.name_ar.as_str())
    }

    fn target(&self, stance: &Stance) -> String {
        match &stance.target {
            Target::Claim(id) => {
                let claim = self.project.claims().get(id).expect("there");
                format!("claim {}..{}", claim.anchor.start(), claim.anchor.end())
            }
            Target::Actor(id) => self.project.resolve(id).expect("there").name_ar.clone(),
            Target::Canonical(id) => {
                let found: Option<&Canonical> = self.project.resolve_canonical(id);
                found.expect("there").proposition_en.clone()
            }
            Target::Topic(id) => {
                let found = self.project.resolve_topic(id);
                found.expect("there").name_en.clone()
            }
        }
    }

    #[track_caller]
    fn related(&self, from: &Claim, to: &Claim, kind: &str) {
        let found = self
            .project
            .relations()
            .iter()
            .any(|it| it.from == from.id && it.to == to.id && it.kind.as_str() == kind);
        assert!(found, "{kind}");
    }
}

fn places(anchor: &Anchor) -> Vec<Range<usize>> {
    anchor.fragments.iter().map(|one| one.range()).collect()
}

/// One link of a chain as it is expected.
fn link(who: &str, visibility: &str, cue: Range<usize>) -> (String, String, Vec<Range<usize>>) {
    (who.to_owned(), visibility.to_owned(), vec![cue])
}

/// One stance as it is expected.
fn stance(said: &str, on: &str, shown: &[Range<usize>]) -> (String, String, Vec<Range<usize>>) {
    (said.to_owned(), on.to_owned(), shown.to_vec())
}

#[test]
fn the_nine_passages_are_annotated_in_full_depth_if_present() {
    let paths: Vec<PathBuf> = FILES.iter().map(|name| articles().join(name)).collect();
    if !paths.iter().all(|path| path.is_file()) {
        eprintln!(
            "not checked: {} does not hold the articles",
            articles().display()
        );
        return;
    }
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("passages");
    let folder = || Folder::on_disk(&path);
    let platform: Arc<dyn Platform> = Arc::new(FixedPlatform::new(START_MS, 3));
    let book = Codebook::isnad_default();
    let made = Session::create(folder(), Arc::clone(&platform), "salma", "Passages", book);
    made.expect("a project").close().expect("closed");
    // A session of their own, in which the articles are the first three things.
    let opened = Session::open(folder(), Arc::clone(&platform), None);
    let mut session = opened.expect("opened");
    let report = add_files(&mut session, &paths, &mut |_, _| true);
    assert_eq!((report.added.len(), report.failed.len()), (3, 0));
    let lines = story::parse(STORY).expect("a story that can be read");
    let (mut session, unmet) =
        story::run(session, &lines, &mut |_| {}).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert!(unmet.is_empty(), "{unmet:?}");
    let before = whole(session.project());
    session.close().expect("closed");
    drop(session);

    let findings = check::check(&folder(), START_MS * 2, &Words::new(Lang::En)).expect("checked");
    let bad: Vec<_> = findings
        .iter()
        .filter(|one| one.severity != Severity::Info)
        .collect();
    assert!(bad.is_empty(), "{bad:?}");
    let session = Session::open(folder(), platform, None).expect("opened again");
    assert_eq!(whole(session.project()), before);
    holds_the_passages(&Read::of(session.project()));
    holds_the_constructs(session.project());

    // The command line tells the same places.
    let tags = run(["tags", &path.to_string_lossy(), "--json"])
        .expect(0)
        .json();
    let told = tags["claims"].as_array().expect("claims");
    assert_eq!(told.len(), session.project().claims().len());
    for claim in told {
        let id = isnad::model::ClaimId::new(claim["id"].as_str().expect("an id"));
        let kept = session.project().claims().get(&id).expect("there");
        let spans = claim["spans"].as_array().expect("spans");
        let told: Vec<_> = spans
            .iter()
            .map(|one| one["start"].as_u64().zip(one["end"].as_u64()))
            .map(|both| both.map(|(start, end)| start as usize..end as usize))
            .collect();
        let kept: Vec<_> = places(&kept.anchor).into_iter().map(Some).collect();
        assert_eq!(told, kept);
    }
}

fn holds_the_passages(read: &Read<'_>) {
    let code = |text: &str| Code::from(text);
    // P2
    let (p2, headline) = (read.claim(1, 2109..2164), read.claim(1, 1967..2047));
    assert_eq!(
        (p2.kind.clone(), &p2.certainty, &p2.polarity),
        (
            Some(code("prediction")),
            &code("probable"),
            &code("positive")
        )
    );
    assert_eq!(
        read.chain(p2),
        [
            link("مصادر مطلعة", "anonymous", 2069..2077),
            link("بلومبيرغ", "media", 2048..2051)
        ]
    );
    let chain = read.project.chain_of(&p2.id);
    assert_eq!(
        chain
            .iter()
            .map(|it| it.cue_kind.as_str())
            .collect::<Vec<_>>(),
        ["preposition", "verb"]
    );
    assert_eq!(chain[1].outlet_commitment.as_str(), "endorsing");
    assert_eq!(
        p2.hedges.iter().flat_map(places).collect::<Vec<_>>(),
        [2096..2105]
    );
    let presence = "Russia keeps a reduced military presence";
    assert_eq!(
        read.proposition(p2),
        Some((presence, false, "same".to_owned()))
    );
    assert_eq!(
        read.proposition(headline),
        Some((presence, false, "broader".to_owned()))
    );
    read.related(p2, headline, "qualifies");
    // P4
    let p4 = read.claim(2, 3409..3453);
    assert_eq!(read.chain(p4), [link("", "unattributed", 3396..3408)]);
    assert_eq!(p4.certainty, code("unspecified"));
    // P5
    let p5 = read.claim(2, 3692..3756);
    assert_eq!(read.chain(p5), [link("تقارير", "anonymous", 3663..3667)]);
    let extradition = "Syria asked Russia to hand over Assad";
    assert_eq!(
        read.proposition(p5),
        Some((extradition, false, "same".to_owned()))
    );
    let decline = read.claim(2, 3783..3800);
    assert_eq!(read.link(decline).act, code("decline"));
    assert_eq!(
        read.stances("الكرملين"),
        [stance(
            "none epistemic - explicit",
            extradition,
            &[3758..3800]
        )]
    );
    // P6
    let (ours, theirs) = (read.claim(1, 3457..3514), read.claim(2, 2169..2229));
    let asylum = "Russia granted Assad asylum";
    for claim in [ours, theirs] {
        assert_eq!(
            read.proposition(claim),
            Some((asylum, false, "same".to_owned()))
        );
    }
    assert_eq!(read.link(ours).visibility, code("author"));
    assert_eq!(
        read.chain(theirs),
        [link("الاستخبارات البريطانية", "", 2157..2162)]
    );
    assert_eq!(read.link(theirs).act, code("warn"));
    read.related(ours, theirs, "same_as");
    assert_eq!(
        read.stances("الموقع الثاني"),
        [stance("neutral epistemic - implied", asylum, &[])]
    );
    // P6 and P15
    assert_eq!(
        read.stances("الموقع الأول"),
        [
            stance("oppose evaluative -2 explicit", "روسيا", &[3299..3325]),
            stance("oppose evaluative -2 explicit", "بشار الأسد", &[3108..3128])
        ]
    );
    // P7
    let p7 = read.claim(2, 1315..1360);
    assert_eq!(p7.kind, Some(code("policy")));
    assert_eq!(read.chain(p7), [link("بوتين", "", 1362..1371)]);
    assert_eq!(read.link(p7).outlet_commitment, code("distancing"));
    let direct = read.claim(2, 2834..2910);
    assert_eq!(read.chain(direct), [link("بوغدانوف", "", 2763..2767)]);
    assert_eq!(read.link(direct).quote_mode, code("direct"));
    assert_eq!(
        read.stances("بوغدانوف"),
        [stance(
            "oppose evaluative -2 explicit",
            "Sanctions",
            &[2834..2910]
        )]
    );
    // P9
    let (asserted, denied) = (read.claim(3, 2494..2528), read.claim(3, 2542..2553));
    let bomb = "Iran is close to a nuclear bomb";
    assert_eq!(
        read.proposition(asserted),
        Some((bomb, false, "same".to_owned()))
    );
    assert_eq!(
        read.proposition(denied),
        Some((bomb, true, "narrower".to_owned()))
    );
    assert_eq!(read.chain(asserted), [link("ترامب", "", 2479..2484)]);
    assert_eq!(read.chain(denied), [link("طهران", "", 2530..2535)]);
    assert_eq!(
        read.stances("ترامب"),
        [stance("support epistemic - ", "claim 2494..2528", &[])]
    );
    assert_eq!(
        read.stances("طهران"),
        [stance("oppose epistemic - ", "claim 2542..2553", &[])]
    );
    assert_eq!(
        read.stances("روسيا"),
        [stance(
            "support evaluative 1 explicit",
            "Iran has a right to peaceful nuclear energy",
            &[2606..2632]
        )]
    );
    read.related(denied, asserted, "contradicts");
    // P13
    let p13 = read.claim(1, 275..310);
    assert_eq!(p13.meta.flags, [code("unbalanced")]);
    assert_eq!(read.chain(p13), [link("بيسكوف", "", 237..242)]);
    // P14
    let p14 = read.mention(2, &[682..690, 712..725]);
    assert_eq!(p14.role_as_stated, "الرئيس");
    let actor = p14.actor.as_ref().and_then(|id| read.project.resolve(id));
    assert_eq!(actor.map(|it| it.name_ar.as_str()), Some("أحمد الشرع"));
    // P15
    let p15 = read.mention(1, &[3108..3128]);
    let assad = p15.actor.clone().expect("an actor");
    let aliases: Vec<_> = read.project.aliases_of(&assad).collect();
    assert_eq!(aliases.len(), 1);
    assert_eq!(
        (aliases[0].kind.as_str(), aliases[0].ambiguous),
        ("pejorative", false)
    );
}

/// What the passages are hard for, found in whatever project.
fn holds_the_constructs(project: &Project) {
    let chains: Vec<(&Claim, Vec<&Attribution>)> = project
        .claims()
        .iter()
        .map(|claim| (claim, project.chain_of(&claim.id)))
        .collect();
    let seen = |link: &Attribution, code: &str| link.visibility.as_str() == code;
    let any_chain = |what: &dyn Fn(&Claim, &[&Attribution]) -> bool| {
        chains.iter().any(|(claim, links)| what(claim, links))
    };
    let any_stance =
        |what: &dyn Fn(&Stance) -> bool| project.stances().iter().any(|stance| what(stance));
    let same_proposition = |what: &dyn Fn(&Claim, &Claim) -> bool| {
        project.canonicals().iter().any(|canonical| {
            let members = project.members_of(&canonical.id, None);
            members
                .iter()
                .any(|one| members.iter().any(|other| what(one, other)))
        })
    };
    let denies = |claim: &Claim| claim.canonical.as_ref().is_some_and(|it| it.denies);
    let is_outlet = |stance: &Stance| {
        let holder = stance.holder.as_ref().and_then(|id| project.resolve(id));
        holder.is_some_and(|it| it.kind.as_str() == "media")
    };
    let found = [
        (
            "an outlet that quotes an anonymous source",
            any_chain(&|_, links| {
                links.len() >= 2 && seen(links[0], "anonymous") && seen(links[1], "media")
            }),
        ),
        (
            "a hedge of a probable claim",
            project
                .claims()
                .iter()
                .any(|it| !it.hedges.is_empty() && it.certainty.as_str() == "probable"),
        ),
        (
            "one claim that qualifies another",
            project
                .relations()
                .iter()
                .any(|it| it.kind.as_str() == "qualifies"),
        ),
        (
            "hearsay without a source",
            any_chain(&|claim, links| {
                links.first().is_some_and(|link| {
                    seen(link, "unattributed") && link.source.is_none() && link.cue.is_some()
                }) && claim.certainty.as_str() == "unspecified"
            }),
        ),
        (
            "a refusal to comment that is no denial",
            any_chain(&|claim, links| {
                let holder = project.claimant_of(&claim.id).map(|it| &it.id);
                links.first().is_some_and(|it| it.act.as_str() == "decline")
                    && any_stance(&|it| it.label.as_str() == "none" && it.holder.as_ref() == holder)
            }),
        ),
        (
            "one fact in two outlets",
            same_proposition(&|one, other| {
                one.article != other.article && !denies(one) && !denies(other)
            }),
        ),
        (
            "assertion and denial of one proposition",
            same_proposition(&|one, other| !denies(one) && denies(other)),
        ),
        (
            "an outlet that condemns somebody",
            any_stance(&|it| {
                is_outlet(it)
                    && matches!(it.target, Target::Actor(_))
                    && it.intensity == Some(-2)
                    && it.explicitness.as_str() == "explicit"
                    && !it.evidence.is_empty()
            }),
        ),
        (
            "an outlet that keeps its distance",
            any_chain(&|_, links| {
                links
                    .iter()
                    .any(|it| it.outlet_commitment.as_str() == "distancing" && it.cue.is_some())
            }),
        ),
        (
            "a stance on a proposition",
            any_stance(&|it| matches!(it.target, Target::Canonical(_))),
        ),
        (
            "a stance on a topic, told by somebody",
            any_stance(&|it| matches!(it.target, Target::Topic(_)) && it.holder.is_some()),
        ),
        (
            "a quotation that never closes",
            project
                .claims()
                .iter()
                .any(|it| it.meta.flags.contains(&Code::from("unbalanced"))),
        ),
        (
            "a mention with a letter written onto it",
            project.mentions().iter().any(|it| {
                let actor = it.actor.as_ref().and_then(|id| project.resolve(id));
                let names: Vec<&str> =
                    actor.map_or(Vec::new(), |one| project.names_of(one).collect());
                let pieces = it.anchor.iter().flat_map(|one| &one.exact);
                // What is left without the first letter is a name, or has the article.
                pieces
                    .filter_map(|words| words.strip_prefix(['و', 'ل']))
                    .any(|rest| {
                        rest.starts_with("ال") || names.iter().any(|one| rest.starts_with(one))
                    })
            }),
        ),
        (
            "a tag in several pieces",
            project
                .claims()
                .iter()
                .map(|it| &it.anchor)
                .chain(
                    project
                        .mentions()
                        .iter()
                        .filter_map(|it| it.anchor.as_ref()),
                )
                .any(|anchor| anchor.fragments.len() > 1),
        ),
        (
            "a name that judges",
            project
                .aliases()
                .iter()
                .any(|it| it.kind.as_str() == "pejorative" && !it.ambiguous),
        ),
    ];
    let missing: Vec<&str> = found
        .iter()
        .filter(|(_, is_there)| !is_there)
        .map(|(what, _)| *what)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_sample_holds_the_same_constructs() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("sample");
    write_sample(&path).expect("written");
    let platform = Arc::new(FixedPlatform::new(START_MS * 2, 9));
    let session = Session::open(Folder::on_disk(&path), platform, None).expect("opened");
    holds_the_constructs(session.project());
}
