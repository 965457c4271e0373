package io.heliotrope.signals.cooling;

import java.util.Arrays;

/// PUE at full load as a line over the mechanical share. When each point is off by at most `e`, the
/// line is off by at most `errorGain` times `e` at shares 0 and 1.
record AnchorLine(double meanShare, double meanPue, double slope, double errorGain) {
    private static final double ROUNDING = 1e-9;

    /// The line of least squares; its gain is infinite where the shares do not differ.
    static AnchorLine through(double[] shares, double[] pues) {
        double meanShare = Arrays.stream(shares).average().orElseThrow();
        double meanPue = Arrays.stream(pues).average().orElseThrow();
        double spread = 0;
        double together = 0;
        for (int i = 0; i < shares.length; i++) {
            spread += (shares[i] - meanShare) * (shares[i] - meanShare);
            together += (shares[i] - meanShare) * (pues[i] - meanPue);
        }
        if (spread < ROUNDING) {
            return new AnchorLine(meanShare, meanPue, 0, Double.POSITIVE_INFINITY);
        }
        double gain =
                Math.max(gain(shares, meanShare, spread, 0), gain(shares, meanShare, spread, 1));
        double slope = together / spread;
        return new AnchorLine(meanShare, meanPue, Math.abs(slope) < ROUNDING ? 0 : slope, gain);
    }

    /// The sum of the weights' sizes with which the points make up the line at `share`.
    private static double gain(double[] shares, double mean, double spread, double share) {
        return Arrays.stream(shares)
                .map(x -> Math.abs(1.0 / shares.length + (share - mean) * (x - mean) / spread))
                .sum();
    }

    /// PUE at full load where machines do `share` of the cooling. What differs from 1 by rounding
    /// alone is 1.
    double at(double share) {
        double pue = meanPue + slope * (share - meanShare);
        return Math.abs(pue - 1) < ROUNDING ? 1 : pue;
    }

    double worstMissed(double[] shares, double[] pues) {
        double worst = 0;
        for (int i = 0; i < shares.length; i++) {
            worst = Math.max(worst, Math.abs(at(shares[i]) - pues[i]));
        }
        return worst;
    }
}
