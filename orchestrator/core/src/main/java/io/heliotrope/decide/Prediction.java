package io.heliotrope.decide;

import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.model.Region;
import io.heliotrope.state.Pool;
import org.jspecify.annotations.Nullable;

/// Predicts how long an interactive job takes in a region: round trip, wait and service, in ms.
///
/// The wait is a cautious one: with `n` jobs on `c` slots a new job waits until `k = n - c + 1` of
/// them have ended. Taking service times as exponential with mean S, that is Erlang(k, c / S)
/// distributed; its 99th percentile comes from the Wilson-Hilferty approximation `k (1 - 1/(9k) + z
/// / (3 sqrt k))^3 S / c` with z = 2.326, within 1 % for every k. It counts the larger of the
/// asking task's own dispatches and what the pool reported: the first knows the last milliseconds,
/// the second knows the others.
final class Prediction {
    private static final double Z99 = 2.3263478740408408;

    private Prediction() {}

    /// With the load as it is.
    static double latencyMillis(
            Respond respond,
            @Nullable ModelSpec model,
            Region region,
            Pool pool,
            double rttMillis,
            int outstanding) {
        double service = serviceMillis(respond, model, pool);
        int on = pool.on(Lane.INTERACTIVE);
        int slots = on > 0 ? on : pool.slots(Lane.INTERACTIVE);
        double start = on > 0 || slots == 0 ? 0 : region.accelerator().startup().toMillis();
        int busy = Math.max(outstanding, pool.busy(Lane.INTERACTIVE));
        return rttMillis
                + start
                + waitMillis(busy, slots > 0 ? slots : region.interactiveSlots(), service)
                + service;
    }

    /// With nothing else to do, and with the better of measured and prior service time: what
    /// exceeds an SLO even so cannot meet it, however slow the pool happened to be a moment ago.
    static double idleMillis(
            Respond respond, @Nullable ModelSpec model, Pool pool, double rttMillis) {
        double measured = pool.meanServiceMillis(Lane.INTERACTIVE);
        double prior = priorMillis(respond, model);
        return rttMillis + (Double.isNaN(measured) ? prior : Math.min(measured, prior));
    }

    /// Mean measured service time, before the first measurement the model's prior.
    static double serviceMillis(Respond respond, @Nullable ModelSpec model, Pool pool) {
        double measured = pool.meanServiceMillis(Lane.INTERACTIVE);
        return Double.isNaN(measured) ? priorMillis(respond, model) : measured;
    }

    /// 0 for a model that the catalogue does not know: another rule removes it.
    private static double priorMillis(Respond respond, @Nullable ModelSpec model) {
        return model == null ? 0 : model.millisPerToken() * respond.maxTokens();
    }

    private static double waitMillis(int busy, int slots, double serviceMillis) {
        if (busy < slots) {
            return 0;
        }
        double k = busy - slots + 1.0;
        double root = 1 - 1 / (9 * k) + Z99 / (3 * StrictMath.sqrt(k));
        return k * root * root * root * serviceMillis / Math.max(slots, 1);
    }
}
