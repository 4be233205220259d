//! The C face of `picture.h`: turns what the caller passed into slices and texts, and errors into a message.

mod axis;
mod canvas;
mod chart;
mod colours;
mod field;
mod file;

use std::cell::RefCell;
use std::error::Error;
use std::ffi::{CStr, CString, c_char};
use std::ops::Range;
use std::panic::catch_unwind;
use std::ptr::null;
use std::slice::from_raw_parts;

use axis::Numbers;
use chart::Panel;
use colours::Colours;
use field::Field;

/// `picture_panel` of `picture.h`, member by member.
#[repr(C)]
pub struct CPanel {
    title: *const c_char,
    x_label: *const c_char,
    y_label: *const c_char,
    value_label: *const c_char,
    x_numbers: i32,
    y_numbers: i32,
    rows: i64,
    columns: i64,
    x: *const f64,
    y: *const f64,
    values: *const f32,
    shade: *const f32,
    line: *const f32,
    left: f64,
    right: f64,
    bottom: f64,
    top: f64,
    low: f64,
    high: f64,
    colours: i32,
}

/// # Safety
/// As `picture.h` says: every pointer is NULL or points to what its comment promises.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn picture_write(
    path: *const c_char,
    width: i32,
    height: i32,
    npanels: i32,
    panels: *const CPanel,
) -> *const c_char {
    // SAFETY: the caller's promise.
    let outcome = catch_unwind(|| unsafe { write(path, width, height, npanels, panels) });
    match outcome {
        Ok(Ok(())) => null(),
        Ok(Err(error)) => keep(&error.to_string()),
        Err(_) => keep("a bug in the picture library"),
    }
}

unsafe fn write(
    path: *const c_char,
    width: i32,
    height: i32,
    npanels: i32,
    panels: *const CPanel,
) -> Result<(), Box<dyn Error>> {
    // SAFETY: the caller's promise.
    let (path, panels) = unsafe {
        let panels = slice(panels, npanels.into())?.ok_or("panels is NULL")?;
        let panels: Result<Vec<_>, _> = panels.iter().map(|panel| convert(panel)).collect();
        (text(path)?, panels?)
    };
    let canvas = chart::draw(width, height, &panels)?;
    file::write_png(path, canvas.pixmap()).map_err(|error| format!("{path}: {error}").into())
}

unsafe fn convert(panel: &CPanel) -> Result<Panel<'_>, Box<dyn Error>> {
    let count = panel.rows.checked_mul(panel.columns).ok_or("too many samples")?;
    // SAFETY: the caller's promise.
    unsafe {
        Ok(Panel {
            title: text(panel.title)?,
            x_label: text(panel.x_label)?,
            y_label: text(panel.y_label)?,
            value_label: text(panel.value_label)?,
            x_numbers: Numbers::from_c(panel.x_numbers)?,
            y_numbers: Numbers::from_c(panel.y_numbers)?,
            field: Field::new(
                slice(panel.x, panel.columns)?.ok_or("x is NULL")?,
                slice(panel.y, panel.rows)?.ok_or("y is NULL")?,
            )?,
            values: slice(panel.values, count)?.ok_or("values is NULL")?,
            shade: slice(panel.shade, count)?,
            line: slice(panel.line, panel.columns)?,
            frame_x: range("left and right", panel.left, panel.right)?,
            frame_y: range("bottom and top", panel.bottom, panel.top)?,
            scale: range("low and high", panel.low, panel.high)?,
            colours: Colours::from_c(panel.colours)?,
        })
    }
}

fn range(names: &str, from: f64, to: f64) -> Result<Range<f64>, String> {
    if (to - from).is_finite() && from != to {
        Ok(from..to)
    } else {
        Err(format!("{names} are {from} and {to}: they must be finite and differ"))
    }
}

unsafe fn text<'a>(text: *const c_char) -> Result<&'a str, Box<dyn Error>> {
    if text.is_null() {
        return Ok("");
    }
    // SAFETY: the caller's promise: a NUL-terminated string.
    Ok(unsafe { CStr::from_ptr(text) }.to_str()?)
}

unsafe fn slice<'a, T>(data: *const T, length: i64) -> Result<Option<&'a [T]>, Box<dyn Error>> {
    let length = usize::try_from(length)?;
    // SAFETY: the caller's promise: `length` elements.
    Ok((!data.is_null()).then(|| unsafe { from_raw_parts(data, length) }))
}

/// Keeps the message for the caller to read until the next one of this thread.
fn keep(message: &str) -> *const c_char {
    thread_local!(static LAST: RefCell<CString> = RefCell::default());
    LAST.with_borrow_mut(|last| {
        *last = CString::new(message.replace('\0', " ")).unwrap_or_default();
        last.as_ptr()
    })
}
