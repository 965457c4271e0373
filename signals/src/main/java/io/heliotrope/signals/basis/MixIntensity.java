package io.heliotrope.signals.basis;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.basis.FuelFactors.Mean;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.series.Spread;
import java.util.ArrayList;
import java.util.List;

/// Makes intensities from what a zone's power was made of: the mean of its fuels' factors, by
/// energy.
///
/// Of what plants made, imports are not in it. A time with more than a tenth of oil, unknown fuels
/// and storage is left out. Each value is ESTIMATED and says [#METHOD].
public final class MixIntensity {
    /// What such values are called wherever they are quoted.
    public static final String METHOD = "derived-from-mix";

    private MixIntensity() {}

    /// The intensities of `mix` for a zone that we call `zone`, on one average basis.
    public static <B extends Average<B>> IntensitySeries<B> of(
            MixSeries mix, GridZone zone, B basis) {
        List<IntensityPoint> points = new ArrayList<>();
        for (MixPoint point : mix.points()) {
            Mean mean = FuelFactors.of(point.power());
            if (mean.leftOut() <= MixRule.MOST_LEFT_OUT) {
                boolean isDirect = basis.published() == Basis.AVERAGE_DIRECT;
                points.add(
                        new IntensityPoint(
                                point.validFrom(),
                                point.validTo(),
                                new GramsPerKwh(isDirect ? mean.direct() : mean.lifecycle()),
                                Spread.Untold.UNTOLD,
                                Quality.ESTIMATED,
                                METHOD,
                                point.updatedAt()));
            }
        }
        return new IntensitySeries<>(zone, basis, mix.source(), mix.issuedAt(), points);
    }
}
