//! How sure a difference is: the paired bootstrap.

/// A difference of means and the bounds of its 95 % interval.
#[derive(Clone, Copy)]
pub(crate) struct Interval {
    pub(crate) difference: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// The mean over groups of the mean difference within each, and the interval that holds it in 95 of 100
/// draws, where each draw takes as many records of each group as it has, with repetition (Efron 1979; paired:
/// both methods on the same records). Groups without records are left out.
pub(crate) fn bootstrap(groups: &[Vec<f64>], resamples: usize) -> Interval {
    let groups: Vec<&Vec<f64>> = groups.iter().filter(|group| !group.is_empty()).collect();
    let mean_of = |means: &mut dyn Iterator<Item = f64>| means.sum::<f64>() / groups.len().max(1) as f64;
    let difference = mean_of(&mut groups.iter().map(|group| group.iter().sum::<f64>() / group.len() as f64));
    let mut random = SplitMix(1);
    let mut draws: Vec<f64> = (0..resamples)
        .map(|_| {
            let mut draw = |group: &[f64]| {
                let sum: f64 = (0..group.len()).map(|_| group[random.below(group.len())]).sum();
                sum / group.len() as f64
            };
            mean_of(&mut groups.iter().map(|group| draw(group)))
        })
        .collect();
    draws.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (share * draws.len() as f64) as usize;
        draws.get(place.min(draws.len().saturating_sub(1))).copied().unwrap_or(difference)
    };
    Interval { difference, low: at(0.025), high: at(0.975) }
}

/// Steele, Lea & Flood 2014: the same draws on every run.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        ((u128::from(bits) * bound as u128) >> 64) as usize
    }
}
