//! Colours of codes: claim types, actor types, stances, kinds of relation. Codes a project has added share the
//! colours of `other`.
use egui::Color32;

/// A soft fill behind a claim's text and the stronger line of its bracket.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClaimColour {
    pub fill: Color32,
    pub line: Color32,
}

/// By code of the set `claim.type`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClaimColours {
    pub factual: ClaimColour,
    pub prediction: ClaimColour,
    pub policy: ClaimColour,
    pub commitment: ClaimColour,
    pub evaluation: ClaimColour,
    pub causal: ClaimColour,
    pub other: ClaimColour,
}

impl ClaimColours {
    /// The colours of a type; a claim not yet typed looks like `other`.
    pub fn of(&self, code: Option<&str>) -> ClaimColour {
        match code {
            Some("factual") => self.factual,
            Some("prediction") => self.prediction,
            Some("policy") => self.policy,
            Some("commitment") => self.commitment,
            Some("evaluation") => self.evaluation,
            Some("causal") => self.causal,
            _ => self.other,
        }
    }

    /// All seven, in the codebook's order.
    pub fn all(&self) -> [ClaimColour; 7] {
        [
            self.factual,
            self.prediction,
            self.policy,
            self.commitment,
            self.evaluation,
            self.causal,
            self.other,
        ]
    }
}

/// By code of the set `actor.type`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ActorColours {
    pub person: Color32,
    pub government: Color32,
    pub state: Color32,
    pub international_org: Color32,
    pub party_movement: Color32,
    pub armed_group: Color32,
    pub media: Color32,
    pub company: Color32,
    pub civil_society: Color32,
    pub population: Color32,
    pub unnamed_source: Color32,
    pub other: Color32,
}

impl ActorColours {
    /// The colour of a type; an unresolved mention looks like `other`.
    pub fn of(&self, code: Option<&str>) -> Color32 {
        match code {
            Some("person") => self.person,
            Some("government") => self.government,
            Some("state") => self.state,
            Some("international_org") => self.international_org,
            Some("party_movement") => self.party_movement,
            Some("armed_group") => self.armed_group,
            Some("media") => self.media,
            Some("company") => self.company,
            Some("civil_society") => self.civil_society,
            Some("population") => self.population,
            Some("unnamed_source") => self.unnamed_source,
            _ => self.other,
        }
    }

    /// All twelve, in the codebook's order.
    pub fn all(&self) -> [Color32; 12] {
        [
            self.person,
            self.government,
            self.state,
            self.international_org,
            self.party_movement,
            self.armed_group,
            self.media,
            self.company,
            self.civil_society,
            self.population,
            self.unnamed_source,
            self.other,
        ]
    }
}

/// By code of the set `stance.label`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct StanceColours {
    pub support: Color32,
    pub oppose: Color32,
    pub neutral: Color32,
    pub query: Color32,
    pub mixed: Color32,
    pub none: Color32,
    /// The mark upon a badge of any of these.
    pub on_badge: Color32,
}

impl StanceColours {
    /// The colour of a label; without one, that of `none`.
    pub fn of(&self, code: Option<&str>) -> Color32 {
        match code {
            Some("support") => self.support,
            Some("oppose") => self.oppose,
            Some("neutral") => self.neutral,
            Some("query") => self.query,
            Some("mixed") => self.mixed,
            _ => self.none,
        }
    }

    /// All six, in the codebook's order.
    pub fn all(&self) -> [Color32; 6] {
        [
            self.support,
            self.oppose,
            self.neutral,
            self.query,
            self.mixed,
            self.none,
        ]
    }
}

/// By code of the set `relation.kind`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RelationColours {
    pub same_as: Color32,
    pub entails: Color32,
    pub supports: Color32,
    pub contradicts: Color32,
    pub in_tension: Color32,
    pub qualifies: Color32,
    pub updates: Color32,
    pub responds_to: Color32,
    pub other: Color32,
}

impl RelationColours {
    /// The colour of a kind.
    pub fn of(&self, code: &str) -> Color32 {
        match code {
            "same_as" => self.same_as,
            "entails" => self.entails,
            "supports" => self.supports,
            "contradicts" => self.contradicts,
            "in_tension" => self.in_tension,
            "qualifies" => self.qualifies,
            "updates" => self.updates,
            "responds_to" => self.responds_to,
            _ => self.other,
        }
    }

    /// All nine, in the codebook's order.
    pub fn all(&self) -> [Color32; 9] {
        [
            self.same_as,
            self.entails,
            self.supports,
            self.contradicts,
            self.in_tension,
            self.qualifies,
            self.updates,
            self.responds_to,
            self.other,
        ]
    }
}

/// Colours that labels may be given: those of the claim types and actor types, which were chosen
/// to stay apart. A codebook names the colour of the light look; the dark look shows its twin.
pub struct LabelColours;

impl LabelColours {
    /// What a codebook writes, and how it looks here, in the order in which they are offered.
    pub fn offered(theme: &super::Theme) -> impl Iterator<Item = (String, Color32)> {
        let written = Self::of_look(&super::palette::LIGHT);
        let shown = Self::of_look(theme);
        written
            .into_iter()
            .zip(shown)
            .map(|(written, shown)| (Self::written(written), shown))
    }

    /// How a colour that a codebook writes looks here; `None` if it is empty or unreadable.
    pub fn shown(theme: &super::Theme, written: &str) -> Option<Color32> {
        let offered = Self::offered(theme).find(|(one, _)| one.eq_ignore_ascii_case(written));
        offered
            .map(|(_, colour)| colour)
            .or_else(|| Color32::from_hex(written).ok())
    }

    fn of_look(theme: &super::Theme) -> Vec<Color32> {
        let claims = theme.claims.all().map(|one| one.line);
        let actors = theme.actors.all();
        claims.into_iter().chain(actors).collect()
    }

    fn written(colour: Color32) -> String {
        format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
    }
}
