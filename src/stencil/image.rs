//! The weights of image operators: a difference along one axis, smoothing along the others.

/// Which image operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageKernel {
    /// Difference `[-1, 0, 1]`, smoothing `[1, 2, 1]` (Sobel and Feldman, 1968).
    Sobel,
    /// Difference `[-1, 0, 1]`, smoothing `[1, 1, 1]` (Prewitt, 1970).
    Prewitt,
    /// Difference `[-1, 0, 1]`, smoothing `[3, 10, 3]` (Scharr, 2000): nearly the same in all directions.
    Scharr,
    /// Five samples wide, with weights found so that the direction of the gradient is right (Farid and Simoncelli, 2004).
    Farid,
}

/// Farid and Simoncelli, Differentiation of discrete multidimensional signals, IEEE Transactions on Image Processing 13 (2004),
/// table I, five taps.
const FARID_SMOOTHING: [f64; 5] =
    [0.0376593171958126, 0.249153396177344, 0.426374573253687, 0.249153396177344, 0.0376593171958126];

/// The same; from the sample before to the one behind.
const FARID_DIFFERENCE: [f64; 5] = [-0.109603762960254, -0.276690988455557, 0.0, 0.276690988455557, 0.109603762960254];

impl ImageKernel {
    /// All of them, in the order of their numbers in C, which start at 1.
    pub const ALL: [ImageKernel; 4] =
        [ImageKernel::Sobel, ImageKernel::Prewitt, ImageKernel::Scharr, ImageKernel::Farid];

    /// The weights of the difference, around the sample in the middle.
    pub fn difference(self) -> &'static [f64] {
        match self {
            ImageKernel::Farid => &FARID_DIFFERENCE,
            _ => &[-1.0, 0.0, 1.0],
        }
    }

    /// The weights of the smoothing, around the sample in the middle.
    pub fn smoothing(self) -> &'static [f64] {
        match self {
            ImageKernel::Sobel => &[1.0, 2.0, 1.0],
            ImageKernel::Prewitt => &[1.0, 1.0, 1.0],
            ImageKernel::Scharr => &[3.0, 10.0, 3.0],
            ImageKernel::Farid => &FARID_SMOOTHING,
        }
    }

    /// What the difference makes of samples that rise by 1 from each to the next.
    pub fn slope(self) -> f64 {
        let middle = (self.difference().len() / 2) as f64;
        self.difference().iter().enumerate().map(|(k, weight)| (k as f64 - middle) * weight).sum()
    }

    /// What the smoothing multiplies a constant by.
    pub fn mass(self) -> f64 {
        self.smoothing().iter().sum()
    }

    /// Whether all weights are integers.
    pub fn is_integer(self) -> bool {
        self != ImageKernel::Farid
    }
}
