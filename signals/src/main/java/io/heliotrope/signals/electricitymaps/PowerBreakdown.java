package io.heliotrope.signals.electricitymaps;

import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.series.ShareSeries;

/// What a zone's power is made of, and how much of it is carbon-free and renewable. A part of which
/// nothing is told has no points; not all have none.
public record PowerBreakdown(
        MixSeries consumption,
        MixSeries production,
        ShareSeries carbonFree,
        ShareSeries renewable) {}
