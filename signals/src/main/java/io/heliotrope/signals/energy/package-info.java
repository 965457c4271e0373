/// Energy of a model served on accelerators, by batch size: a shipped table, the power of the
/// hardware where there is none, and what workers' meters say, which overrides both.
///
/// It serves reports, and the control process, which publishes what meters made of a model as
/// records of the signals topic. Decisions read those records and nothing here, so that a receipt
/// can be replayed from the control topics; where there is no record they rest on the catalogue
/// (`ModelSpec` with its joules, `Accelerator` with its watts).
///
/// Pure values and functions, safe from any thread.
@NullMarked
package io.heliotrope.signals.energy;

import org.jspecify.annotations.NullMarked;
