/// Energy of a model served on accelerators, by batch size: a shipped table, the power of the
/// hardware where there is none, and what workers' meters say, which overrides both.
///
/// It serves reports and whoever sets figures. Decisions do not read it: they rest on the catalogue
/// alone (`ModelSpec` with its joules, `Accelerator` with its watts), so that a receipt can be
/// replayed from the control topics. A fitted figure reaches decisions only when somebody puts it
/// into the catalogue; [io.heliotrope.signals.energy.EnergyFit#into] gives the entry to put there.
///
/// Pure values and functions, safe from any thread.
@NullMarked
package io.heliotrope.signals.energy;

import org.jspecify.annotations.NullMarked;
