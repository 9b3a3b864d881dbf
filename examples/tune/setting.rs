//! A setting of the default's constants, and how settings are drawn.

use epitome::score::Feature;
use std::fmt;

/// The weights of the features, and λ of the selector.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Setting {
    pub(crate) weights: Vec<f64>,
    pub(crate) lambda: f64,
}

/// What a weight of 1 is multiplied by when settings are drawn.
const FACTORS: [f64; 8] = [0.0, 0.5, 0.71, 0.84, 1.0, 1.19, 1.41, 2.0];

/// What λ is set to when settings are drawn.
const LAMBDAS: [f64; 3] = [0.65, 0.7, 0.75];

impl Setting {
    /// The constants as they are shipped.
    pub(crate) fn shipped() -> Self {
        Setting { weights: Feature::ALL.iter().map(|feature| feature.weight()).collect(), lambda: 0.7 }
    }

    /// With nothing fitted: every weight 1, for the sentence or against it.
    pub(crate) fn neutral() -> Self {
        Setting {
            weights: Feature::ALL.iter().map(|feature| feature.weight().signum()).collect(),
            lambda: 0.7,
        }
    }

    /// With one weight multiplied.
    pub(crate) fn scaled(&self, feature: Feature, factor: f64) -> Self {
        let mut setting = self.clone();
        setting.weights[feature as usize] *= factor;
        setting
    }

    /// `count` settings drawn around the neutral one, always the same ones.
    ///
    /// They are drawn around what no corpus has chosen, so that what is best among them on some corpora says
    /// nothing of the others.
    pub(crate) fn drawn(count: usize) -> Vec<Self> {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut draw = |sides: usize| {
            // Knuth's linear congruential generator; its high bits are the good ones.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % sides
        };
        let neutral = Setting::neutral();
        let mut settings = Vec::with_capacity(count);
        for _ in 0..count {
            let weights = neutral.weights.iter().map(|w| w * FACTORS[draw(FACTORS.len())]).collect();
            settings.push(Setting { weights, lambda: LAMBDAS[draw(LAMBDAS.len())] });
        }
        settings
    }

    /// The mean of settings, constant by constant.
    pub(crate) fn mean(settings: &[&Setting]) -> Self {
        let n = settings.len().max(1) as f64;
        let weights = (0..Feature::ALL.len()).map(|k| settings.iter().map(|s| s.weights[k]).sum::<f64>() / n);
        Setting { weights: weights.collect(), lambda: settings.iter().map(|s| s.lambda).sum::<f64>() / n }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (feature, weight) in Feature::ALL.iter().zip(&self.weights) {
            write!(f, "{} {weight:.2}  ", feature.name())?;
        }
        write!(f, "λ {:.2}", self.lambda)
    }
}
