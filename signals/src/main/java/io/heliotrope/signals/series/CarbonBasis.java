package io.heliotrope.signals.series;

import io.heliotrope.model.Basis;

/// What an intensity counts, as a type: values of two bases do not meet in one expression that
/// compiles.
///
/// The bound makes each basis its own: there is no series of "some average".
public sealed interface CarbonBasis<B extends CarbonBasis<B>> permits Average, Marginal {
    /// The same for records that are published.
    Basis published();
}
