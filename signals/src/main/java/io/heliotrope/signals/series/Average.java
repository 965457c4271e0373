package io.heliotrope.signals.series;

/// The emissions of all power that was used, for each kWh of it.
public sealed interface Average<B extends Average<B>> extends CarbonBasis<B>
        permits Lifecycle, Direct {}
