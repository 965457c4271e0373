package io.heliotrope.signals.accounting;

import io.heliotrope.signals.accounting.Truth.Grid;

/// Energy of moving bytes over the network.
///
/// 0.059 kWh/GB is the operational share of the Sustainable Web Design model, version 4: all of the
/// internet by all of its traffic, so an upper bound between data centres, where backbones need
/// about a tenth. The bound is what is charged; the tenth is the low end of the range. Embodied
/// carbon of the network, 0.013 kWh/GB there, is not counted.
final class Network {
    static final double KWH_PER_GB = 0.059;

    private static final double BACKBONE_SHARE = 0.1;
    private static final double BYTES_PER_GB = 1e9;

    private Network() {}

    static GramsRange grams(long bytes, Grid there, Grid home) {
        double intensity = (there.intensity().value() + home.intensity().value()) / 2;
        double sigma = Sigma.of(there.quality().worse(home.quality()));
        double grams = bytes / BYTES_PER_GB * KWH_PER_GB * intensity;
        GramsRange bound = GramsRange.of(grams, sigma);
        return new GramsRange(bound.times(BACKBONE_SHARE).p10(), bound.p50(), bound.p90());
    }
}
