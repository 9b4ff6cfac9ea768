//! The quantiles of the normal distribution (Acklam's rational approximation, 2003: relative error below 1.2e-9).

const CENTRE: [f64; 6] = [
    -39.696_830_286_653_76,
    220.946_098_424_520_5,
    -275.928_510_446_968_7,
    138.357_751_867_269,
    -30.664_798_066_147_16,
    2.506_628_277_459_239,
];
const CENTRE_BELOW: [f64; 6] =
    [-54.476_098_798_224_06, 161.585_836_858_040_9, -155.698_979_859_886_6, 66.801_311_887_719_72, -13.280_681_552_885_72, 1.0];
const TAIL: [f64; 6] = [
    -0.007_784_894_002_430_293,
    -0.322_396_458_041_136_5,
    -2.400_758_277_161_838,
    -2.549_732_539_343_734,
    4.374_664_141_464_968,
    2.938_163_982_698_783,
];
const TAIL_BELOW: [f64; 5] = [0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416, 1.0];
const TAIL_FROM: f64 = 0.024_25;

/// Below which number this share of the normal distribution lies; the share is above 0 and below 1.
pub(crate) fn quantile(share: f64) -> f64 {
    if share < TAIL_FROM {
        let q = (-2.0 * share.ln()).sqrt();
        polynomial(&TAIL, q) / polynomial(&TAIL_BELOW, q)
    } else if share > 1.0 - TAIL_FROM {
        -quantile(1.0 - share)
    } else {
        let q = share - 0.5;
        polynomial(&CENTRE, q * q) * q / polynomial(&CENTRE_BELOW, q * q)
    }
}

fn polynomial(factors: &[f64], x: f64) -> f64 {
    factors.iter().fold(0.0, |sum, factor| sum * x + factor)
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn the_quantiles_are_those_of_the_tables() {
        for (share, expected) in
            [(0.5, 0.0), (0.9, 1.281_552), (0.95, 1.644_854), (0.975, 1.959_964), (0.999, 3.090_232), (0.001, -3.090_232)]
        {
            assert!((quantile(share) - expected).abs() < 1e-5, "{share}: {}", quantile(share));
        }
    }
}
