package io.heliotrope.signals.basis;

import io.heliotrope.signals.basis.FuelFactors.Mean;
import io.heliotrope.signals.series.FuelShareSeries;
import io.heliotrope.signals.series.MixSeries;
import java.time.Instant;
import java.util.Optional;

/// What a zone's power emitted by its fuels, wherever that was told. Safe from any thread.
sealed interface Mixture {
    /// Empty where the mix is not known.
    Optional<Mean> at(Instant instant);

    /// Told in megawatts.
    record ByPower(MixSeries series) implements Mixture {
        @Override
        public Optional<Mean> at(Instant instant) {
            return series.at(instant).map(point -> FuelFactors.of(point.power()));
        }
    }

    /// Told in shares.
    record ByShares(FuelShareSeries series) implements Mixture {
        @Override
        public Optional<Mean> at(Instant instant) {
            return series.at(instant)
                    .map(point -> FuelFactors.of(point.shares(), point.imported()));
        }
    }
}
