//! What the traits of the stages have in common: pointers to a stage are stages, and so are closures.

/// Implements a stage's trait for references, boxes and [`Arc`](std::sync::Arc)s of stages.
macro_rules! stage_pointers {
    ($stage:ident: fn $method:ident($($name:ident: $type:ty),+) -> $output:ty) => {
        $crate::stage::stage_pointers!(&S, $stage, $method, [$($name: $type),+] $output);
        $crate::stage::stage_pointers!(Box<S>, $stage, $method, [$($name: $type),+] $output);
        $crate::stage::stage_pointers!(std::sync::Arc<S>, $stage, $method, [$($name: $type),+] $output);
    };
    ($pointer:ty, $stage:ident, $method:ident, [$($name:ident: $type:ty),+] $output:ty) => {
        #[allow(clippy::unused_unit, reason = "a tokenizer has no output but its terms")]
        impl<S: $stage + ?Sized> $stage for $pointer {
            fn $method(&self, $($name: $type),+) -> Result<$output, $crate::Error> {
                (**self).$method($($name),+)
            }
        }
    };
}

/// Writes a stage's `from_fn` and `try_from_fn`, documented by the attributes, and the types that they
/// return.
macro_rules! stage_from_fn {
    (
        $(#[$documentation:meta])+
        from_fn,
        $(#[$try_documentation:meta])+
        try_from_fn,
        $stage:ident: fn $method:ident($($name:ident: $type:ty),+) -> $output:ty
    ) => {
        $(#[$documentation])+
        #[allow(clippy::unused_unit, reason = "a tokenizer has no output but its terms")]
        pub fn from_fn<F>($method: F) -> FromFn<F>
        where
            F: Fn($($type),+) -> $output + Send + Sync,
        {
            FromFn($method)
        }

        $(#[$try_documentation])+
        #[allow(clippy::unused_unit, reason = "a tokenizer has no output but its terms")]
        pub fn try_from_fn<F, E>($method: F) -> TryFromFn<F>
        where
            F: Fn($($type),+) -> Result<$output, E> + Send + Sync,
            E: Into<Box<dyn std::error::Error + Send + Sync>>,
        {
            TryFromFn($method)
        }

        #[doc = concat!("A [`", stringify!($stage), "`] made by [`from_fn`].")]
        #[derive(Clone, Copy)]
        pub struct FromFn<F>(F);

        #[doc = concat!("A [`", stringify!($stage), "`] made by [`try_from_fn`].")]
        #[derive(Clone, Copy)]
        pub struct TryFromFn<F>(F);

        #[allow(clippy::unused_unit, reason = "a tokenizer has no output but its terms")]
        impl<F> $stage for FromFn<F>
        where
            F: Fn($($type),+) -> $output + Send + Sync,
        {
            fn $method(&self, $($name: $type),+) -> Result<$output, $crate::Error> {
                Ok((self.0)($($name),+))
            }
        }

        #[allow(clippy::unused_unit, reason = "a tokenizer has no output but its terms")]
        impl<F, E> $stage for TryFromFn<F>
        where
            F: Fn($($type),+) -> Result<$output, E> + Send + Sync,
            E: Into<Box<dyn std::error::Error + Send + Sync>>,
        {
            fn $method(&self, $($name: $type),+) -> Result<$output, $crate::Error> {
                (self.0)($($name),+).map_err($crate::Error::other)
            }
        }

        impl<F> std::fmt::Debug for FromFn<F> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct("FromFn").finish_non_exhaustive()
            }
        }

        impl<F> std::fmt::Debug for TryFromFn<F> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct("TryFromFn").finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use {stage_from_fn, stage_pointers};
