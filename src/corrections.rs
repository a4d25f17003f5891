//! What a reader puts right, as data: the core applies it while it analyses, so the page, the command line and every
//! export agree, and taking an entry off the list undoes it.

use serde::{Deserialize, Serialize};

use crate::{
    analysis::{BlockLabel, Label},
    span::{OffsetTable, OffsetUnit},
};

/// One correction. Lines are named by an offset into the paste within them, which no other correction moves;
/// entities by their [`crate::analysis::Entity::id`]. One that fits nothing has no effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "do", rename_all = "camelCase", deny_unknown_fields)]
pub enum Correction {
    /// The line at `at` is `label`, whatever the model says.
    Line {
        /// An offset into the paste.
        at: usize,
        /// What the line is.
        label: BlockLabel,
    },
    /// The whole paste is the article: every line is kept as a paragraph unless another correction says otherwise.
    KeepAll,
    /// Two entities are one, `into` keeps its name.
    Merge {
        /// The entity that goes.
        entity: String,
        /// The entity that stays.
        into: String,
    },
    /// The mentions of an entity that are written as `name` are an entity of their own.
    Split {
        /// The entity they are taken from.
        entity: String,
        /// How they are written.
        name: String,
    },
    /// An entity's shown name.
    Rename {
        /// The entity.
        entity: String,
        /// Its new name.
        name: String,
    },
    /// An entity is of another kind.
    Relabel {
        /// The entity.
        entity: String,
        /// Its label.
        label: Label,
    },
    /// An entity and its mentions are left out.
    Hide {
        /// The entity.
        entity: String,
    },
    /// Every place where `text` stands as whole words names a `label`.
    Add {
        /// The words.
        text: String,
        /// What they name.
        label: Label,
    },
}

/// Turns the offsets of `corrections` from `unit` into bytes of `paste`.
pub(crate) fn to_bytes(corrections: &mut [Correction], paste: &str, unit: OffsetUnit) {
    let table = OffsetTable::new(paste, unit);
    for correction in corrections {
        if let Correction::Line { at, .. } = correction {
            *at = table.to_byte(*at);
        }
    }
}
