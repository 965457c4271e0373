package io.heliotrope.signals.accounting;

import io.heliotrope.model.GramsCo2;

/// The carbon of one finished job.
///
/// `emitted` is what its energy emitted where and when it ran. `counterfactual` is the same energy
/// and duration, at once, in its home region. `saved` is the second less the first: negative when
/// moving or waiting made it worse. `embodied` is the hardware's share by time, on the basis named
/// in `embodiedBasis`; it is reported and never part of the other three.
public record Account(
        Emission emitted,
        Emission counterfactual,
        Emission saved,
        GramsCo2 embodied,
        String embodiedBasis) {}
