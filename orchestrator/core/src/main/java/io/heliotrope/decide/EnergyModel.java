package io.heliotrope.decide;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.state.Pool;
import java.time.Duration;

/// Energy of work as a stated model, without PUE. Used to decide beforehand and to account
/// afterwards.
///
/// Interactive work is charged by token: `E(B) = A / B + C` joules per output token at an average
/// batch of B sequences, with A and C as meters told them of the model on the region's accelerator,
/// else as the catalogue states them (ours are fitted per model to the ML.ENERGY measurements,
/// median error 3.4 %). It covers the accelerators alone, not the host's share. Batch work is
/// charged by time: `P = P_idle + (P_busy - P_idle) u` watts, host share included, with the
/// accelerator fully used (u = 1) for as long as the job occupies it. Network energy is left out:
/// for tokens it is a thousandth of the rest.
public final class EnergyModel {
    /// Names this model in measurements and ledgers; another formula needs another name.
    public static final String METHOD = "tokens-AB+C/power-linear";

    private static final double WATTS_PER_KW = 1000;
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private EnergyModel() {}

    /// Energy of `outputTokens` tokens when `batch` sequences run together on average.
    ///
    /// @throws IllegalArgumentException when `batch` is below 1
    public static KilowattHours ofTokens(ModelSpec model, long outputTokens, double batch) {
        return KilowattHours.ofJoules(outputTokens * model.joulesPerToken(batch));
    }

    /// The same with a figure of whatever source.
    ///
    /// @throws IllegalArgumentException when `batch` is below 1
    public static KilowattHours ofTokens(EnergyPerToken energy, long outputTokens, double batch) {
        return KilowattHours.ofJoules(outputTokens * energy.joulesAt(batch));
    }

    /// Sequences that run together on one worker of `pool` once one more has joined, at least 1.
    public static double batchAfterJoining(Pool pool) {
        int workers = Math.max(1, pool.ready().size());
        return Math.max(1, (pool.running(Lane.INTERACTIVE) + 1.0) / workers);
    }

    /// Power in watts of an accelerator used to `utilisation`, 0 to 1.
    ///
    /// @throws IllegalArgumentException when `utilisation` is outside 0 to 1
    public static double watts(Accelerator accelerator, double utilisation) {
        if (!(utilisation >= 0 && utilisation <= 1)) {
            throw new IllegalArgumentException("utilisation must be 0 to 1, was " + utilisation);
        }
        double idle = accelerator.idleWatts();
        return idle + (accelerator.busyWatts() - idle) * utilisation;
    }

    /// Power in kW that one batch job draws while it occupies `accelerator`.
    public static double batchKilowatts(Accelerator accelerator) {
        return watts(accelerator, 1) / WATTS_PER_KW;
    }

    /// Energy of a batch job that occupies `accelerator` for `gpuTime`.
    public static KilowattHours ofBatch(Accelerator accelerator, Duration gpuTime) {
        return new KilowattHours(
                batchKilowatts(accelerator) * (gpuTime.toMillis() / MILLIS_PER_HOUR));
    }
}
