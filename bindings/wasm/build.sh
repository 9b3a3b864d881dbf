#!/usr/bin/env bash
# Builds the modules, gzipped: of all languages and of English alone (-en), with all that the package does and for summaries
# without a query alone (-summary).
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
debian=$PWD/target/debian
# What the compiler uses, and every browser since 2022 has.
features=(--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals
    --enable-multivalue --enable-reference-types)
fail() { printf '%s\n' "$*" >&2; exit 1; }

# A program of npm's binaryen, which has its libraries in it.
binaryen() { LD_LIBRARY_PATH='' "node_modules/.bin/$1" "${features[@]}" "${@:2}"; }
[[ -x node_modules/.bin/wasm-opt ]] || fail 'wasm-opt is missing: run npm ci in bindings/wasm'

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
# of opt-level z but for what a call costs more than it saves: less than 1 % larger, a fourteenth faster. What has many
# values of its own stays a function even where it is called once: a browser compiles a function when it is first called,
# and again when it is hot, in more than linear time; 1 % larger, and less than half to compile again.
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS='-Zlocation-detail=none -Zfmt-debug=none'
RUSTFLAGS+=' -Cllvm-args=-inline-threshold=20 -Cllvm-args=-inline-max-stacksize=256 -Cllvm-args=-disable-lsr'
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
    # either way. Then what is alike is put together, and the names go.
    binaryen wasm-opt -g --low-memory-unused --one-caller-inline-max-function-size=0 \
        --generate-global-effects --flatten --rereloop -O4 --generate-global-effects -O3 \
        --strip-producers --strip-target-features --reorder-functions-by-name "$built" -o "$built.named"
    binaryen wasm-dis "$built.named" -o "$built.wat"
    node order.js "$built.wat" "$built.ordered.wat"
    binaryen wasm-as "$built.ordered.wat" -o "$built.ordered"
    node gzip.js "$built.ordered" "$module"
    printf '%s: %s bytes of %s, with %s and its std %s\n' \
        "$module" "$(stat -c %s "$module")" "$(stat -c %s "$built.ordered")" "$choice" "$library"
}

build epitome-summary-en.wasm.gz --no-default-features
build epitome-en.wasm.gz --no-default-features --features everything
build epitome-summary.wasm.gz --no-default-features --features languages
build epitome.wasm.gz
# What ./sizes has its limits for.
printf '%s\n' "$library" > target/std
cp ../../LICENSE-* .
