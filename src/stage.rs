//! What the traits of the stages have in common: pointers to a stage are stages, and so are closures.

/// Implements a stage's trait for references, boxes and [`Arc`](std::sync::Arc)s of stages.
macro_rules! stage_pointers {
    ($stage:ident: fn $method:ident($($name:ident: $type:ty),+) $(-> $output:ty)?) => {
        $crate::stage::stage_pointers!(&S, $stage, $method, [$($name: $type),+] $(-> $output)?);
        $crate::stage::stage_pointers!(Box<S>, $stage, $method, [$($name: $type),+] $(-> $output)?);
        $crate::stage::stage_pointers!(std::sync::Arc<S>, $stage, $method, [$($name: $type),+] $(-> $output)?);
    };
    ($pointer:ty, $stage:ident, $method:ident, [$($name:ident: $type:ty),+] $(-> $output:ty)?) => {
        impl<S: $stage + ?Sized> $stage for $pointer {
            fn $method(&self, $($name: $type),+) $(-> $output)? {
                (**self).$method($($name),+)
            }
        }
    };
}

/// Writes a stage's `from_fn`, documented by the attributes, and the type that it returns.
macro_rules! stage_from_fn {
    ($(#[$documentation:meta])+ $stage:ident: fn $method:ident($($name:ident: $type:ty),+) $(-> $output:ty)?) => {
        $(#[$documentation])+
        pub fn from_fn<F>($method: F) -> FromFn<F>
        where
            F: Fn($($type),+) $(-> $output)? + Send + Sync,
        {
            FromFn($method)
        }

        #[doc = concat!("A [`", stringify!($stage), "`] made by [`from_fn`].")]
        #[derive(Clone, Copy)]
        pub struct FromFn<F>(F);

        impl<F> $stage for FromFn<F>
        where
            F: Fn($($type),+) $(-> $output)? + Send + Sync,
        {
            fn $method(&self, $($name: $type),+) $(-> $output)? {
                (self.0)($($name),+)
            }
        }

        impl<F> std::fmt::Debug for FromFn<F> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct("FromFn").finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use {stage_from_fn, stage_pointers};
