package io.heliotrope.queues.format;

import io.heliotrope.protocol.MeteredEnergy;

/// What any meter might have read, drawn with the other values.
final class AnyMeter {
    private AnyMeter() {}

    static MeteredEnergy metered(AnyValue any) {
        return new MeteredEnergy(
                any.served(),
                "meter:" + any.text(),
                1 + any.random.nextInt(99),
                1 + any.random.nextInt(9999),
                any.number(),
                1 + any.number());
    }
}
