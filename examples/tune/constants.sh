#!/usr/bin/env bash
# The measurements behind those constants of the default that have no setting:
#
#     examples/tune/constants.sh CORPORA     # a quarter of an hour, most of it for builds
#     examples/tune/constants.sh --check     # only whether each constant still stands where it is looked for
#
# Each is changed in a copy of the source, built, and measured by words and by sentences; R1/R2/RLsum, means over the
# corpora. The settings are measured by the example `tune` itself.
set -euo pipefail
corpora=${1:?give a folder of corpora}
[[ $corpora == --check ]] || corpora=$(realpath "$corpora")
cd "$(dirname "$0")/../.."

copy=target/constants
rm -rf "$copy"
mkdir -p "$copy"
git ls-files -z | xargs -0 cp --parents -t "$copy"
export CARGO_TARGET_DIR="$PWD/target/constants-build"

# measure LABEL: the copy as it is.
measure() {
    [[ $corpora != --check ]] || return 0
    (cd "$copy" && cargo build --quiet --release --example evaluate)
    local figures=()
    for by in words sentences; do
        figures+=("$("$CARGO_TARGET_DIR/release/examples/evaluate" --method default --by "$by" --resamples 10 "$corpora" |
            awk '$1 == "mean" && $NF ~ "/" { print $NF }')")
    done
    printf '%-48s %s   %s\n' "$1" "${figures[@]}"
}

# change LABEL FILE OLD NEW: the copy with one piece of one file replaced; it must be there.
change() {
    local source
    source=$(< "$2")
    [[ $source == *"$3"* ]] || { echo "$2 no longer holds: $3" >&2; exit 1; }
    printf '%s\n' "${source/"$3"/"$4"}" > "$copy/$2"
    measure "$1"
    cp "$2" "$copy/$2"
}

# vary LABEL FILE DECLARATION VALUES..: a constant with each of some values.
vary() {
    local label=$1 file=$2 declaration=$3 value
    local line
    line=$(grep -F "const $declaration = " "$file") || { echo "$file has no const $declaration" >&2; exit 1; }
    for value in "${@:4}"; do
        change "$label: $value" "$file" "$line" "const $declaration = $value;"
    done
}

[[ $corpora == --check ]] || printf '%-48s %-17s   %s\n' '' 'by words' 'by sentences'
measure 'as shipped'
features=src/score/feature_model/features.rs openings=src/select/dangling/openings.rs copies=src/select/shared/near_copies.rs
vary 'the place that counts half, 8' $features 'EARLY: f64' 5.0 10.0 16.0
vary 'a second opening among 10 sentences' $features 'ANNOUNCED: usize' 0 5 20
vary "a cue's second word within 3 words" src/language/patterns.rs 'WITHIN: usize' 1 2
vary 'too short below 10 words' $features 'SHORT: f64' 6.0 8.0 12.0
vary 'too long above 35 words' $features 'LONG: f64' 28.0 45.0
vary 'a conclusion from 3 sections on' $features 'SECTIONS: usize' 2 4
change 'the place and cues count in talk too' $features \
    '1.0 - turns as f64 / document.len().max(1) as f64' '1.0 - 0.0 * turns as f64'
change 'scale by the document alone' src/score/feature_model/mod.rs \
    'f64::midpoint(variance, (spread / unit) * (spread / unit)).sqrt()' '{ let _ = spread; variance.sqrt() }'
change 'scale by the spread alone' src/score/feature_model/mod.rs \
    'f64::midpoint(variance, (spread / unit) * (spread / unit)).sqrt()' 'spread / unit'
vary 'a demonstrative among 8 words' $openings 'NEAR_OPENING: usize' 0 6 12 1000
vary 'a fragment below 3 words' $openings 'FEWEST_WORDS: usize' 0 2 4
vary 'a short question in talk below 7 words' $openings 'SHORT_QUESTION: usize' 0 5 6 8 10
vary 'a question or a caption counts 0.6' src/select/dangling/mod.rs 'WEAKENED: f64' 0.5 0.7 0.9
vary 'at most 3 sentences of context' src/select/dangling/mod.rs 'LONGEST_CONTEXT: usize' 1 2 5
vary 'a near-copy from a cosine of 0.8 on' $copies 'LEAST_COSINE: f64' 0.7 0.9
vary 'a near-copy from 3 terms on' $copies 'LEAST_TERMS: usize' 2 4
