//! Arrays of any dtype as C passes them.

/// An array to read: where its samples are.
///
/// Ownership: the caller's; the library keeps no pointer after a call returns.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ndg_view {
    /// Element [0, ..., 0]. May be NULL if the array has no element.
    pub data: *const core::ffi::c_void,
    /// One stride for each axis, counted in elements; may be negative or 0. NULL: C order, contiguous.
    pub strides: *const i64,
    /// One of the NDG_ dtypes, NDG_I8 to NDG_C128.
    pub dtype: i32,
}

/// An array to write: where its results go. No two of its elements may share memory.
///
/// Ownership: the caller's; the memory need not be initialised, and what lies between its elements is left alone.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ndg_view_mut {
    /// Element [0, ..., 0]. May be NULL if the array has no element.
    pub data: *mut core::ffi::c_void,
    /// One stride for each axis, counted in elements; may be negative. NULL: C order, contiguous.
    pub strides: *const i64,
    /// One of the NDG_ dtypes, NDG_F16 to NDG_C128.
    pub dtype: i32,
}
