#!/usr/bin/env bash
# Builds the two modules, epitome.wasm of all languages and epitome-en.wasm of English alone:
#
#     npm ci && bindings/wasm/build.sh
#
# With the toolchain where it has the source of the standard library (rustup's rust-src), which is then built for the
# purpose, or else one for wasm32 already built; where it has neither, with Debian's Rust, whose packages are unpacked into
# target/debian and not installed. EPITOME_RUST=debian or =toolchain takes that one, EPITOME_STD=built or =prebuilt that
# library of the toolchain. Nothing of the machine's toolchain is changed.
set -euo pipefail
cd "$(dirname "$0")"

target=wasm32-unknown-unknown
wasm_opt=node_modules/.bin/wasm-opt
debian=$PWD/target/debian
# What the compiler uses, and every browser since 2022 has.
features=(--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals
    --enable-multivalue --enable-reference-types)
fail() { printf '%s\n' "$*" >&2; exit 1; }

[[ -x $wasm_opt ]] || fail 'wasm-opt is missing: run npm ci in bindings/wasm'

has_source() { [[ -f $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]]; }
has_target() { compgen -G "$(rustc --print target-libdir --target $target)/libstd-*.rlib" > /dev/null; }

# The packages of Debian's compiler and of what only it needs.
debian_packages() {
    local queue=(rustc-web rust-web-src) seen=' ' package
    while [[ ${#queue[@]} -gt 0 ]]; do
        package=${queue[0]} queue=("${queue[@]:1}")
        [[ $seen == *" $package "* ]] && continue
        seen+="$package "
        printf '%s\n' "$package"
        mapfile -t -O ${#queue[@]} queue < <(apt-cache depends "$package" |
            sed -nE 's/^ *Depends: (libstd-rust-web-[a-z0-9.]+|libllvm[0-9]+|libz3-4|libedit2)$/\1/p')
    done
}

unpack_debian() {
    [[ -f $debian/complete ]] && return
    command -v apt-get > /dev/null || return 1
    apt-cache show rustc-web > /dev/null 2>&1 || apt-get update -qq || return 1
    rm -rf "$debian"
    mkdir -p "$debian/packages"
    debian_packages > "$debian/names"
    (cd "$debian/packages" && xargs apt-get -o APT::Sandbox::User=root download -qq < ../names) || return 1
    for package in "$debian"/packages/*.deb; do dpkg -x "$package" "$debian/root"; done
    rm -r "$debian/packages"
    touch "$debian/complete"
}

# Where a panic happened is told to nobody here; -Z flags of a released compiler need RUSTC_BOOTSTRAP. The size is that
# of opt-level z but for what a call costs more than it saves: 4 % larger, a quarter faster. What has many values of its
# own stays a function even where it is called once: a browser compiles a function when it is first called, and again
# when it is hot, in more than linear time; 1 % larger, and less than half to compile again.
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS='-Zlocation-detail=none -Zfmt-debug=none'
RUSTFLAGS+=' -Cllvm-args=-inline-threshold=30 -Cllvm-args=-inline-max-stacksize=256 -Cllvm-args=-disable-lsr'
host=$(rustc -vV | sed -n 's/^host: //p')
lld=$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld
choice=${EPITOME_RUST:-$(has_source || has_target && echo toolchain || echo debian)}
case $choice in
    toolchain)
        library=${EPITOME_STD:-$(has_source && echo built || echo prebuilt)}
        [[ $library == built ]] || has_target || fail "the toolchain has no $target"
        ;;
    debian)
        unpack_debian || fail "no Rust for $target: the toolchain has not got it, and Debian's rustc-web is not to be had"
        export RUSTC=$debian/root/usr/bin/rustc
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$lld
        LD_LIBRARY_PATH=$(dirname "$(find "$debian/root" -name 'librustc_driver-*.so' | head -n 1)")
        export LD_LIBRARY_PATH
        library=built
        ;;
    *) fail "EPITOME_RUST is '$choice', not toolchain or debian" ;;
esac
case $library in
    built)
        # Without the machinery of panics, and of two ways to write something the smaller one.
        RUSTFLAGS+=' -Zunstable-options -Cpanic=immediate-abort'
        std=(-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size)
        ;;
    prebuilt) std=() ;;
    *) fail "EPITOME_STD is '$library', not built or prebuilt" ;;
esac

build() {
    local module=$1
    shift
    cargo build --quiet --release --lib --target $target --target-dir "target/$choice-$library" "${std[@]}" "$@"
    local built=target/$choice-$library/$target/release/epitome_wasm.wasm
    # The branches are laid out anew from the control flow, then optimized twice, knowing what each function changes. Low
    # memory is the end of the stack, which the linker puts first: a place in it is reached by overflow alone, a trap
    # either way. Sorted by name, what is alike stands together, which gzip rewards; then the names go.
    LD_LIBRARY_PATH='' "$wasm_opt" "${features[@]}" -g --low-memory-unused --one-caller-inline-max-function-size=0 \
        --generate-global-effects --flatten --rereloop -O3 --generate-global-effects -O3 \
        --reorder-functions-by-name "$built" -o "$built.named"
    LD_LIBRARY_PATH='' "$wasm_opt" "${features[@]}" --strip-debug --strip-producers --strip-target-features \
        "$built.named" -o "$module"
    printf '%s: %s bytes, %s gzipped, with %s and its std %s\n' \
        "$module" "$(stat -c %s "$module")" "$(gzip -9nc "$module" | wc -c)" "$choice" "$library"
}

build epitome.wasm
build epitome-en.wasm --no-default-features
# What ./sizes has its limits for.
printf '%s\n' "$library" > target/std
cp ../../LICENSE-* .
